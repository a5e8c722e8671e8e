import { addMonths, firstDayOf, type Day, type DayRange } from "@/server/kernel/day";
import { Decimal, sumOf, zero } from "@/server/kernel/decimal";
import { notFound } from "@/server/kernel/refusal";
import { allTokens, inputTokens } from "@/server/kernel/tokens";
import { hasCopy } from "@/server/intake";
import { currentBook } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { ReportedOnly } from "../snapshot/reported-only";
import { rangeOfPeriod, type BehindInput } from "./behind-input";
import { billCells, reportedCells } from "./cost-cells";
import { usageCells, type UsageCell } from "./usage-cells";
import { cellValuer, rangeOfCell, type CellValue, type PriceBehind } from "./value-cell";

/** A part of an amount that one import brought. */
export interface LineBehind extends DayRange {
  readonly kind: "usage" | "reported" | "bill";
  readonly importId: string;
  readonly fileName: string;
  readonly source: string;
  /** False where the rows of the import are not kept, or not any more. */
  readonly hasCopy: boolean;
  readonly provider: string;
  readonly model: string;
  readonly zone: string;
  readonly serviceTier: string;
  readonly batch: boolean;
  readonly contextTier: string;
  /** Null where it has no rows of its own: cost that is billed, and tokens of a ledger's rows that detail attributes. */
  readonly rows: number | null;
  readonly input: number;
  readonly output: number;
  readonly tokens: number;
  readonly pricedTokens: number;
  /** Exact, in the organization's currency; null: unpriced. */
  readonly cost: string | null;
  readonly prices: readonly PriceBehind[];
}

/** From an amount to the imports, days, models, prices and rules that make it: the lines add up to it exactly. */
export interface AmountBehind {
  readonly asked: Pick<BehindInput, "period" | "of" | "prices" | "by">;
  readonly range: DayRange;
  readonly currency: string;
  readonly book: string;
  /** Of which workload; its name is null for what is unassigned; absent where all were asked for. */
  readonly workload?: { readonly id: string | null; readonly name: string | null };
  readonly amount: string;
  readonly tokens: number;
  readonly pricedTokens: number;
  readonly rows: number;
  readonly retentionMonths: number;
  /** The dearest first. */
  readonly lines: readonly LineBehind[];
}

/** @throws Refusal not-found for a workload or an import that is not there. */
export async function amountBehind(ctx: TenantContext, input: BehindInput): Promise<AmountBehind> {
  const workload = await workloadOf(ctx, input.workloadId);
  const range = rangeOfPeriod(input.period, ctx.organization.fiscalYearStart);
  const book = await currentBook(ctx);
  const valueOf = cellValuer(book, ctx.today, input);
  const isUsage = input.of === "usage" || input.of === "spend";
  const usage = isUsage ? await usageCells(ctx, range, input) : [];
  const costs = input.of === "usage" || workload ? [] : await costsOf(ctx, range, input);
  const imports = await importsOf(ctx, input.importId, [...usage, ...costs]);
  const lines = [
    ...usage.map((cell) => usageLine(cell, valueOf(cell), rangeOfCell(cell, input.by))),
    ...costs.map((cost) => costLine(cost, input.of === "bill" ? "bill" : "reported")),
  ]
    .map((line) => ({ ...line, ...(imports.get(line.importId) ?? NO_IMPORT) }))
    .sort(byCost);
  const sum = (of: (line: LineBehind) => number): number => lines.reduce((all, line) => all + of(line), 0);
  const { period, of, prices, by } = input;
  return {
    ...{ asked: { period, of, prices, by }, range: { from: range.from, to: range.to } },
    ...{ currency: book.currency, book: book.version, ...(workload ? { workload } : {}) },
    amount: sumOf(lines.map(({ cost }) => (cost === null ? zero : new Decimal(cost)))).toFixed(),
    tokens: sum((line) => line.tokens),
    pricedTokens: sum((line) => line.pricedTokens),
    rows: sum((line) => line.rows ?? 0),
    retentionMonths: ctx.organization.retentionMonths,
    lines,
  };
}

type Named = NonNullable<AmountBehind["workload"]>;

async function workloadOf(ctx: TenantContext, id: string | null | undefined): Promise<Named | null> {
  if (id === undefined) return null;
  if (id === null) return { id: null, name: null };
  const found = await ctx.db.workload.findUnique({
    where: { organizationId_id: { organizationId: ctx.organization.id, id } },
    select: { id: true, name: true },
  });
  if (!found) throw notFound("workload");
  return found;
}

const costsOf = (ctx: TenantContext, range: DayRange, input: BehindInput): Promise<ReportedOnly[]> =>
  input.of === "bill" ? billCells(ctx, range, input) : reportedCells(ctx, range, input);

type About = Pick<LineBehind, "fileName" | "source" | "hasCopy">;
const NO_IMPORT: About = { fileName: "", source: "", hasCopy: false };

async function importsOf(
  ctx: TenantContext,
  asked: string | undefined,
  cells: readonly { readonly importId: string }[],
): Promise<ReadonlyMap<string, About>> {
  const organizationId = ctx.organization.id;
  const ids = [...new Set([...cells.map(({ importId }) => importId), ...(asked === undefined ? [] : [asked])])];
  const rows = await ctx.db.import.findMany({
    where: { organizationId, id: { in: ids } },
    select: { id: true, fileName: true, source: { select: { name: true } } },
  });
  if (asked !== undefined && !rows.some(({ id }) => id === asked)) throw notFound("import");
  return new Map(
    rows.map(({ id, fileName, source }) => [
      id,
      { fileName, source: source?.name ?? "", hasCopy: hasCopy(organizationId, id) },
    ]),
  );
}

type Line = Omit<LineBehind, keyof About>;

function usageLine(cell: UsageCell, { cost, pricedTokens, prices }: CellValue, { from, to }: DayRange): Line {
  const { importId, provider, model, zone, serviceTier, batch, contextTier, rows, tokens } = cell;
  const input = inputTokens(tokens);
  return {
    ...{ kind: "usage", importId, provider, model, zone, serviceTier, batch, contextTier, from, to },
    rows: rows === 0 ? null : rows,
    ...{ input, output: allTokens(tokens) - input, tokens: allTokens(tokens), pricedTokens, cost, prices },
  };
}

function costLine({ month, importId, provider, model, cost }: ReportedOnly, kind: "reported" | "bill"): Line {
  const from: Day = firstDayOf(month);
  return {
    ...{ kind, importId, provider, model, zone: "", serviceTier: "", batch: false, contextTier: "" },
    ...{ from, to: firstDayOf(addMonths(month, 1)), rows: null },
    ...{ input: 0, output: 0, tokens: 0, pricedTokens: 0, cost: cost.toFixed(), prices: [] },
  };
}

/** What has no price stands last, by tokens. */
function byCost(one: Line, other: Line): number {
  if (one.cost === null || other.cost === null)
    return Number(one.cost === null) - Number(other.cost === null) || other.tokens - one.tokens;
  return new Decimal(other.cost).comparedTo(one.cost) || (one.from < other.from ? -1 : 1);
}
