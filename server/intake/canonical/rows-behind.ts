import { zero } from "@/server/kernel/decimal";
import { existsSync } from "node:fs";
import type { z } from "zod";
import { dayOf } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import { COPIED_LABELS, countCopiedRows, readCopiedRows, type CopiedRow } from "../../ingest";
import { askedProvider, costOf, currentBook, priceAt, type BookInForce } from "../../pricing";
import type { TenantContext } from "../../tenancy/context";
import type { rowsInput } from "../schema";
import { canonicalPlace } from "./canonical-place";

/**
 * From an amount to its rows: those of an import that have the labels and the day asked for, each with the price of its day
 * and the rule by which its model led there. Days that an import does not count for have no rows. `hasCopy` is false where
 * rows are not kept: made before copies were, still to be made, or past their time.
 */
export async function rowsBehind(ctx: TenantContext, input: z.output<typeof rowsInput>) {
  const { id, day, after, limit } = input;
  const organizationId = ctx.organization.id;
  const there = await ctx.db.import.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { fileName: true, status: true, kind: true },
  });
  if (!there) throw notFound("import");
  const labels = Object.fromEntries(
    COPIED_LABELS.flatMap((label) => (input[label] === undefined ? [] : [[label, input[label]] as const])),
  );
  const cells = await ctx.db.usageRollup.groupBy({
    by: ["day", "currency"],
    where: { organizationId, importId: id, key: labels, ...(day ? { day: new Date(`${day}T00:00:00Z`) } : {}) },
    _sum: { rows: true, valuedCost: true, reportedCost: true },
  });
  const days = [...new Set(cells.map((cell) => dayOf(cell.day)))].sort();
  const amount = {
    rows: cells.reduce((sum, { _sum }) => sum + Number(_sum.rows ?? 0), 0),
    valued: cells.some(({ _sum }) => _sum.valuedCost !== null)
      ? cells.reduce((sum, { _sum }) => sum.plus(_sum.valuedCost ?? 0), zero).toString()
      : null,
    currency: ctx.organization.currency,
  };
  const copy = canonicalPlace(organizationId, id);
  const about = { fileName: there.fileName, kind: there.kind, days, amount };
  const hasCopy = existsSync(copy);
  if (!hasCopy || days.length === 0) return { ...about, hasCopy, count: 0, rows: [], next: null };
  const found = await readCopiedRows(copy, { labels, days, after, limit });
  const book = there.kind === "usage" ? await currentBook(ctx) : null;
  return {
    ...about,
    hasCopy,
    count: await countCopiedRows(copy, { labels, days }),
    rows: found.map((row) => ({ ...row, ...valued(book, row) })),
    next: found.length === limit ? (found.at(-1)?.ordinal ?? null) : null,
  };
}

/** What a row is worth, and why: the price segment of its day, and the rule that found it. */
function valued(book: BookInForce | null, row: CopiedRow) {
  if (!book) return { cost: null, price: null };
  const { provider, model, serviceTier, contextTier } = row.labels;
  const found = priceAt(book.index, { provider: askedProvider(provider), model, day: row.day });
  if (!found || found.entry.currency !== book.currency) return { cost: null, price: null };
  const { tokens, requests, batch, units } = row;
  const valuation = costOf(found.entry, { tokens, requests, batch, serviceTier, contextTier, units });
  const { provider: seller, model: priced, from, to, source } = found.entry;
  return {
    cost: valuation.cost,
    price: { provider: seller, model: priced, from, to, source, rule: found.rule, unpriced: valuation.unpriced },
  };
}
