import { DefinitionRows } from "../../../_ui/definition-rows";
import type { ApiEntry } from "@/server/api/v1/describe-api";

/** One address and method: what it does, what it takes, what it answers, and how to ask it. */
export function Endpoint({ entry }: { entry: ApiEntry }) {
  return (
    <article className="api-entry" id={entry.name}>
      <h3>
        <code className="api-address">
          {entry.method} {entry.address}
        </code>
      </h3>
      <p className="mt8">{entry.text}</p>
      <DefinitionRows
        rows={[
          { term: "Token needs", value: entry.ability ? <code>{entry.ability}</code> : "no token" },
          ...entry.parameters.map(({ name, text, values }) => ({
            term: <code>{name}</code>,
            value: (
              <>
                {text}
                {values && <span className="sub">{values}</span>}
              </>
            ),
          })),
          ...entry.takes.map(({ types, text }) => ({ term: "Takes", value: `${text} (${types})` })),
          ...entry.answers.map(({ status, text }) => ({ term: `Answers ${status}`, value: text })),
          {
            term: "Problems",
            value: entry.problems.map((name, at) => (
              <span key={name}>
                {at > 0 && ", "}
                <a href={`#${name}`}>{name}</a>
              </span>
            )),
          },
        ]}
      />
      {entry.examples.map(({ title, curl }) => (
        <div key={title} className="mt16">
          <p className="small muted">{title}</p>
          <pre className="api-call" tabIndex={0} aria-label={`Example: ${title}`}>
            <code>{curl}</code>
          </pre>
        </div>
      ))}
    </article>
  );
}
