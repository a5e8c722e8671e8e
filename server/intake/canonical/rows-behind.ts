import type { z } from "zod";
import { sumOf } from "@/server/kernel/decimal";
import { zoneOf } from "@/server/meters/zone";
import { notFound } from "@/server/kernel/refusal";
import { countCopiedRows, readCopiedRows, type CopiedRow } from "../../ingest";
import {
  askedModel,
  askedProvider,
  askInside,
  costOf,
  currentBook,
  priceAt,
  valueDays,
  type BookInForce,
} from "../../pricing";
import type { TenantContext } from "../../tenancy/context";
import type { rowsInput } from "../schema";
import { canonicalPlace, hasCopy as isCopied } from "./canonical-place";
import { partedCell } from "./parted-cell";
import { labelsOf, selectCell, type CellSelection } from "./select-cell";

/**
 * From an amount to its rows: those of an import that have the labels, the days and the workload asked for, each with the price
 * of its day and the rule by which its model led there. Days that an import does not count for have no rows. `parted` is set where
 * detail attributes tokens of these rows, so that only some of them are behind the amount. `hasCopy` is false where rows are
 * not kept: made before copies were, still to be made, or past their time.
 */
export async function rowsBehind(ctx: TenantContext, input: z.output<typeof rowsInput>) {
  const { id, after, limit, batch, zone } = input;
  const organizationId = ctx.organization.id;
  const there = await ctx.db.import.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { fileName: true, status: true, kind: true },
  });
  if (!there) throw notFound("import");
  const workload = await workloadOf(ctx, input.workloadId);
  const selection = selectCell(organizationId, input);
  const { days, rows: own, reported } = await countCell(ctx, selection);
  const parted = await partedCell(ctx, selection);
  const rows = parted?.rows ?? own;
  const book = there.kind === "usage" ? await currentBook(ctx) : null;
  const amount = {
    ...{ rows, reported, currency: ctx.organization.currency },
    valued: book ? await valueOf(ctx, book, selection) : null,
  };
  const hasCopy = isCopied(organizationId, id);
  const { retentionMonths } = ctx.organization;
  const share = parted ? { tokens: parted.tokens, of: parted.of, sources: parted.sources } : null;
  const about = { fileName: there.fileName, kind: there.kind, days, amount, parted: share, workload, retentionMonths };
  if (!hasCopy || days.length === 0) return { ...about, hasCopy, count: 0, rows: [], next: null };
  const digests = input.workloadId === undefined || parted ? undefined : await digestsOf(ctx, selection);
  // Labels that detail gave are no labels of the rows.
  const selected = parted
    ? { labels: {}, days, cells: parted.cells }
    : { labels: labelsOf(input), days, batch, zone, digests };
  const copy = canonicalPlace(organizationId, id);
  const found = await readCopiedRows(copy, { ...selected, after, limit });
  return {
    ...about,
    hasCopy,
    count: await countCopiedRows(copy, selected),
    rows: found.map((row) => ({ ...row, ...valued(book, row) })),
    next: found.length === limit ? (found.at(-1)?.ordinal ?? null) : null,
  };
}

async function workloadOf(ctx: TenantContext, id: string | null | undefined) {
  if (id === undefined || id === null) return id === null ? { id, name: null } : null;
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const found = await ctx.db.workload.findUnique({ where, select: { id: true, name: true } });
  if (!found) throw notFound("workload");
  return found;
}

/** The days of a cell, its rows, and what its source says it cost, by currency. */
async function countCell({ db }: TenantContext, { sql, values }: CellSelection) {
  const cells = await db.$queryRawUnsafe<Record<"day" | "currency" | "rows", string>[]>(
    `SELECT r.day::text AS day, r.currency, sum(r.rows)::text AS rows ${sql} GROUP BY 1, 2 ORDER BY 1`,
    ...values,
  );
  const reported = await db.$queryRawUnsafe<{ currency: string; amount: string }[]>(
    `SELECT r.currency, trim_scale(sum(r."reportedCost"))::text AS amount ${sql} AND r."reportedCost" IS NOT NULL GROUP BY 1 ORDER BY 1`,
    ...values,
  );
  return {
    days: [...new Set(cells.map(({ day }) => day))],
    rows: cells.reduce((sum, cell) => sum + Number(cell.rows), 0),
    reported,
  };
}

/** What the days behind an amount are worth together; `null` where none has a price. */
async function valueOf(ctx: TenantContext, book: BookInForce, selection: CellSelection): Promise<string | null> {
  const days = await valueDays(askInside(ctx.db), book, selection);
  const priced = days.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return priced.length === 0 ? null : sumOf(priced).toString();
}

/** A workload is no label of a row: its rows are those of the keys that it has claimed. */
async function digestsOf({ db }: TenantContext, { sql, values }: CellSelection): Promise<string[]> {
  const keys = await db.$queryRawUnsafe<{ digest: string }[]>(`SELECT DISTINCT k.digest ${sql}`, ...values);
  return keys.map(({ digest }) => digest);
}

/** What a row is worth, and why: the price segment of its day, and the rule that found it. */
function valued(book: BookInForce | null, row: CopiedRow) {
  if (!book) return { cost: null, price: null };
  const { provider, model, serviceTier, contextTier } = row.labels;
  const asked = askedModel({ model, zone: zoneOf(row.labels) });
  const found = priceAt(book.index, { provider: askedProvider(provider), model: asked, day: row.day });
  if (!found || found.entry.currency !== book.currency) return { cost: null, price: null };
  const { tokens, requests, batch, units } = row;
  const valuation = costOf(found.entry, { tokens, requests, batch, serviceTier, contextTier, units });
  const { provider: seller, model: priced, from, to, source } = found.entry;
  return {
    cost: valuation.cost,
    price: { provider: seller, model: priced, from, to, source, rule: found.rule, unpriced: valuation.unpriced },
  };
}
