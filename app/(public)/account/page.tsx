import type { Metadata } from "next";
import Link from "next/link";
import { numberWord } from "@/server/kernel/format";
import { orNotFound, publicCaller } from "../../_api/caller";
import { Headline } from "../../_ui/headline";
import { LinkButton } from "../../_ui/link-button";
import { Note } from "../../_ui/note";
import { Section } from "../../_ui/section";
import { pathOf } from "../sign-in/path-of";
import { ChangePassword } from "./change-password";
import { Passkeys } from "./passkeys";
import { SecondFactor } from "./second-factor";
import { SecondFactorAsked } from "./second-factor-asked";
import { Sessions } from "./sessions";

export const metadata: Metadata = { title: "Your account" };

/** How one gets in, whatever organizations one belongs to. */
export default async function AccountPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const { account, people } = await publicCaller();
  const [me, sessions, secondFactor, passkeys, organizations, mayMake] = await orNotFound(
    Promise.all([
      account.me(),
      account.sessions(),
      account.secondFactor(),
      account.passkeys(),
      people.myOrganizations(),
      people.mayMakeOrganizations(),
    ]),
    "/account",
  );
  const devices = sessions.length === 1 ? "one device is" : `${numberWord(sessions.length)} devices are`;
  return (
    <div className="account">
      <Headline finding={`You are ${me.name}; ${devices} signed in.`} lede={me.email} />
      <Section title="Where you are signed in" aside="A session ends after 30 days, or 7 without use">
        <Sessions sessions={sessions} />
      </Section>
      {next && <SecondFactorAsked isOn={secondFactor.isOn} next={pathOf(next)} />}
      {me.isThroughCompany ? (
        <Section title="How you get in">
          <Note title="You came in through your company: how you get in is kept there.">
            To have a password, codes or passkeys of your own, have a <Link href="/reset">link mailed</Link> and sign in
            with it.
          </Note>
        </Section>
      ) : (
        <>
          <Section title="Password" aside="Changing it signs out all other devices">
            <ChangePassword email={me.email} hasSecondFactor={secondFactor.isOn} />
          </Section>
          <Section id="second-factor" title="Second factor" aside="A code that is asked after your password">
            <SecondFactor {...secondFactor} />
          </Section>
          <Section title="Passkeys" aside="Sign in with your device, without a password">
            <Passkeys passkeys={passkeys} />
          </Section>
        </>
      )}
      <Section title="Your organizations">
        <ul>
          {organizations.map(({ slug, name, role }) => (
            <li key={slug}>
              <Link href={`/o/${slug}`}>{name}</Link> <span className="muted">as {role}</span>
            </li>
          ))}
        </ul>
        {mayMake && (
          <div className="acts mt16">
            <LinkButton href="/new">Make another organization</LinkButton>
          </div>
        )}
      </Section>
    </div>
  );
}
