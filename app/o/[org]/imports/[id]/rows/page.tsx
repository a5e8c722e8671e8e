import type { Metadata } from "next";
import Link from "next/link";
import { isDay } from "@/server/kernel/day";
import { formatCount, formatDay, formatMoney, formatMonth } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../../_api/answers";
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
  const cell = soundCell(cellOf(asked));
  const after = Math.max(0, Math.trunc(Number(asked.after)) || 0);
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const found = await orNotFound(api.imports.rows({ id, ...askedOf(cell), after }), `${path}/${id}/rows`);
  const { amount, parted, rows, next, count, hasCopy } = found;
  const words = wordsOf(cell, found.workload?.name ?? null);
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
        finding={headlineOf(amount, found.kind, parted !== null)}
        lede={[ofWhat(words), partedWords(parted)].filter(Boolean).join(" ")}
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
                : `Rows are kept for ${found.retentionMonths} months, without bodies and with people hashed. Those of a large file come a little after its commit.`
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

type Amount = TenantAnswers["imports"]["rows"]["amount"];

const ofWhat = (words: readonly string[]): string =>
  words.length > 0 ? `Of this import: ${words.join(", ")}.` : "All rows of this import that count.";

/** "500 of their 1,000 tokens are behind this amount: what the rows leave open is told by gateway." */
function partedWords(parted: TenantAnswers["imports"]["rows"]["parted"]): string {
  if (!parted) return "";
  const by = parted.sources.length > 0 ? parted.sources.join(" and ") : "detail";
  return `${formatCount(parted.tokens)} of their ${formatCount(parted.of)} tokens are behind this amount: what the rows leave open is told by ${by}.`;
}

function headlineOf({ rows, valued, reported, currency }: Amount, kind: "usage" | "cost", isParted: boolean): string {
  const all = `${formatCount(rows)} ${rows === 1 ? "row" : "rows"}`;
  const count = isParted ? `${rows === 1 ? "A part" : "Parts"} of ${all}` : all;
  const makes = rows === 1 ? "makes" : "make";
  const billed = reported.map((one) => formatMoney(one.amount, one.currency, { style: "exact" })).join(" and ");
  if (kind === "cost") return `${count} of a bill${billed && ` ${makes} ${billed}`}.`;
  if (valued === null) return `${count} ${rows === 1 ? "has" : "have"} no price.`;
  return `${count} ${makes} ${formatMoney(valued, currency, { style: "exact" })}.`;
}

/** Without a day or a month that is none. */
const soundCell = ({ day, month, ...labels }: Cell): Cell => ({
  ...labels,
  ...(day !== undefined && isDay(day) ? { day } : {}),
  ...(month !== undefined && isDay(`${month}-01`) ? { month } : {}),
});

const askedOf = ({ batch, workload, ...cell }: Cell) => ({
  ...cell,
  ...(batch === undefined ? {} : { batch: batch === "yes" }),
  ...(workload === undefined ? {} : { workloadId: workload === "none" ? null : workload }),
});

const TERMS: Readonly<Partial<Record<keyof Cell, string>>> = {
  day: "",
  month: "",
  provider: "provider ",
  model: "",
  project: "project ",
  apiKey: "key ",
  tag: "tag ",
  promptName: "prompt ",
  app: "app ",
};

function wordsOf(cell: Cell, workload: string | null): string[] {
  const labels = (Object.keys(TERMS) as (keyof Cell)[]).flatMap((key) => {
    const text = cell[key];
    if (text === undefined) return [];
    if (key === "day") return [formatDay(text)];
    if (key === "month") return [formatMonth(text)];
    return [`${TERMS[key]}${text === "" ? "not told" : text}`];
  });
  const tiers = [
    cell.zone?.replace("-", " "),
    cell.serviceTier,
    cell.contextTier,
    cell.batch === "yes" ? "batch" : "",
  ].filter(Boolean) as string[];
  const whose = cell.workload === undefined ? [] : [workload ?? "claimed by no workload"];
  return [...whose, ...labels, ...tiers];
}
