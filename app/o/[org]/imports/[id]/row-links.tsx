import Link from "next/link";
import { formatCount } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { Section } from "../../../../_ui/section";
import { rowsHref } from "./rows/cell";

type Report = NonNullable<TenantAnswers["imports"]["read"]["report"]>;

const MODELS_SHOWN = 20;

/** The way from a committed import to its rows, by model. */
export function RowLinks({ org, id, models }: { org: string; id: string; models: Report["models"] }) {
  return (
    <Section title="What is behind the amounts" aside="Rows with their price and the rule that found it">
      <ul className="list">
        {models.slice(0, MODELS_SHOWN).map(({ provider, model, rows }) => (
          <li key={`${provider} ${model}`}>
            <Link href={rowsHref(org, id, { provider, model })}>{model || "no model"}</Link>{" "}
            <span className="muted">
              {formatCount(rows)} {rows === 1 ? "row" : "rows"}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt16">
        <Link href={rowsHref(org, id)}>All rows of this import</Link>
      </p>
    </Section>
  );
}
