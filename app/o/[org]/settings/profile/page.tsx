import type { Metadata } from "next";
import { cookies } from "next/headers";
import { formatDay } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { THEME_COOKIE, themeOf } from "../../../../_ui/theme";
import { ThemeToggle } from "../../../../_ui/theme-toggle";
import { LinkButton } from "../../../../_ui/link-button";
import { Leave } from "./leave";
import { SignOut } from "./sign-out";

export const metadata: Metadata = { title: "You" };

export default async function ProfilePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const me = await orNotFound(api.tenancy.whoAmI(), `/o/${org}/settings/profile`);
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value) ?? "system";
  return (
    <>
      <Headline finding={`You are ${me.name}, ${me.role} of ${me.organization.name}.`} />
      <Section title="Look">
        <ThemeToggle initial={theme} />
      </Section>
      <Section title="What you may do here" aside={`as ${me.role}`}>
        <DefinitionRows
          rows={[
            { term: "Abilities", value: me.abilities.join(", ") },
            {
              term: "Today",
              value: `${formatDay(me.today)}${me.organization.clockStandsOn ? ", where this organization's clock stands" : ""}`,
            },
            { term: "Currency", value: me.organization.currency },
          ]}
        />
      </Section>
      <Section title="How you get in" aside="The same for all your organizations">
        <div className="acts">
          <LinkButton href="/account">Password, codes, passkeys and devices</LinkButton>
          <SignOut />
        </div>
      </Section>
      <Section title="Leave">
        <Leave slug={org} name={me.organization.name} />
      </Section>
    </>
  );
}
