import type { Metadata } from "next";
import Link from "next/link";
import { isDay } from "@/server/kernel/day";
import { formatCount, formatDay, formatMoney } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { Breadcrumbs } from "../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../_ui/context-line";
import { EmptyState } from "../../../../../_ui/empty-state";
import { Headline } from "../../../../../_ui/headline";
import { Section } from "../../../../../_ui/section";
import { cellOf, rowsHref, type Cell } from "./cell";
import { RowTable } from "./row-table";

export const metadata: Metadata = { title: "Rows behind an amount" };

interface RowsPageProps {
  readonly params: Promise<{ org: string; id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** From an amount to its rows, their price and the rule that found it. */
export default async function RowsPage({ params, searchParams }: RowsPageProps) {
  const { org, id } = await params;
  const asked = await searchParams;
  const { day, ...labels } = cellOf(asked);
  const cell: Cell = { ...labels, ...(day !== undefined && isDay(day) ? { day } : {}) };
  const after = Math.max(0, Math.trunc(Number(asked.after)) || 0);
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const found = await orNotFound(api.imports.rows({ id, ...cell, after }), `${path}/${id}/rows`);
  const { amount, rows, next, count, hasCopy } = found;
  const words = wordsOf(cell);
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Imports", href: path },
            { label: found.fileName, href: `${path}/${id}` },
          ]}
          here="Rows"
        />
      </ContextLine>
      <Headline
        finding={headlineOf(amount.rows, amount.valued, amount.currency, found.kind)}
        lede={words.length > 0 ? `Of this import: ${words.join(", ")}.` : "All rows of this import that count."}
      />
      <Section
        title={rows.length > 0 ? "From the amount to its rows" : undefined}
        aside="Tokens in disjoint parts; days in UTC"
      >
        {rows.length > 0 ? (
          <RowTable org={org} rows={rows} currency={amount.currency} />
        ) : (
          <EmptyState
            title={hasCopy ? "No row of this import is behind it" : "The rows of this import are not kept"}
            text={
              hasCopy
                ? "Its days may have been replaced by a later import."
                : "Rows are kept for 25 months, without bodies and with people hashed. Those of a large file come a little after its commit."
            }
          />
        )}
        <nav className="pager mt16" aria-label="Pages of rows">
          <p>
            {formatCount(rows.length)} of {formatCount(count)} rows
          </p>
          <span>
            {after > 0 && <Link href={rowsHref(org, id, cell)}>‹ First rows</Link>}{" "}
            {next !== null && <Link href={rowsHref(org, id, cell, next)}>Next ›</Link>}
          </span>
        </nav>
      </Section>
    </>
  );
}

function headlineOf(rows: number, valued: string | null, currency: string, kind: "usage" | "cost"): string {
  const count = `${formatCount(rows)} ${rows === 1 ? "row" : "rows"}`;
  if (kind === "cost") return `${count} of a bill.`;
  if (valued === null) return `${count} ${rows === 1 ? "has" : "have"} no price.`;
  return `${count} ${rows === 1 ? "makes" : "make"} ${formatMoney(valued, currency, { style: "exact" })}.`;
}

const TERMS: Readonly<Record<keyof Cell, string>> = {
  day: "",
  provider: "provider ",
  model: "",
  project: "project ",
  apiKey: "key ",
  tag: "tag ",
  promptName: "prompt ",
  app: "app ",
};

const wordsOf = (cell: Cell): string[] =>
  (Object.keys(TERMS) as (keyof Cell)[]).flatMap((key) => {
    const text = cell[key];
    if (text === undefined) return [];
    return [key === "day" ? formatDay(text) : `${TERMS[key]}${text === "" ? "not told" : text}`];
  });
