import type { Metadata } from "next";
import Link from "next/link";
import { describeApi } from "@/server/api/v1/describe-api";
import { Bar } from "../../_ui/bar";
import { Foot } from "../../_ui/foot";
import { Headline } from "../../_ui/headline";
import { LinkButton } from "../../_ui/link-button";
import { Section } from "../../_ui/section";
import { SkipLink } from "../../_ui/skip-link";
import { Endpoint } from "./_page/endpoint";
import "./api.css";

export const metadata: Metadata = { title: "HTTP API", description: "Send usage to Quarterdeck from a machine." };

export default function ApiPage() {
  const { entries, problems, rowFields } = describeApi();
  return (
    <>
      <SkipLink />
      <Bar>
        <Link href="/o">Your organizations</Link>
      </Bar>
      <main id="main" tabIndex={-1}>
        <Headline
          finding="Machines send usage here: files, rows, traces."
          lede="A token stands for one organization. What needs no answer is committed at once; what does waits, and says what it asks."
        >
          <LinkButton href="/api/v1/openapi.json">OpenAPI document</LinkButton>
        </Headline>
        <Section title="First">
          <p>
            An owner or admin makes a token in the settings of the organization, under API tokens. It goes along with
            every request; a cookie is not looked at.
          </p>
          <pre className="api-call" tabIndex={0} aria-label="Example: token and host">
            <code>{`export HOST=https://quarterdeck.example\nexport TOKEN=…`}</code>
          </pre>
          <p>
            Send an Idempotency-Key with what you may have to send again. The same bytes are imported once in any case,
            and the key also gets you the first answer again.
          </p>
        </Section>
        <Section title="Addresses">
          {entries.map((entry) => (
            <Endpoint key={entry.name} entry={entry} />
          ))}
        </Section>
        <Section title="A row of usage" aside="application/json, in rows">
          <table className="stack one">
            <caption className="vh">Members of a row</caption>
            <thead>
              <tr>
                <th scope="col">Member</th>
                <th scope="col">Kind</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              {rowFields.map(({ name, kind, isRequired, text }) => (
                <tr key={name}>
                  <td data-l="Member">
                    <code>{name}</code>
                  </td>
                  <td data-l="Kind">{isRequired ? `${kind}, required` : kind}</td>
                  <td data-l="Meaning">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        <Section title="Problems" aside="application/problem+json (RFC 9457)">
          {problems.map(({ name, status, title, meaning }) => (
            <article key={name} id={name} className="mt16">
              <h3>
                {status} {title}
              </h3>
              <p className="muted">{meaning.replaceAll("`", "")}</p>
            </article>
          ))}
        </Section>
      </main>
      <Foot left="The document and this page are made from the shapes that the API checks." />
    </>
  );
}
