import { isWithin, type Day, type DayRange } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { addTokens } from "@/server/kernel/tokens";
import {
  addValues,
  askedModel,
  changeDays,
  countedUsage,
  usageKey,
  valueUsage,
  type BookInForce,
} from "@/server/pricing";
import type { Sql } from "./sql";
import { ALL_TOKENS, asSum, LABELS, labelsOf, SUMS, type SumLabels, type SumRow, type UsageSum } from "./usage-store";

/** Days inside a range on which the price of a model begins to be another one, ascending. */
interface Turns {
  readonly provider: string;
  readonly model: string;
  readonly zone: string;
  readonly turns: readonly Day[];
}

/** Which of the stretches between turns a day lies in, from 0. */
const STRETCH = `coalesce(width_bucket(r.day, t.turns), 0)`;
const ROWS = `
  FROM "UsageRollup" r ${countedUsage("r")} ${usageKey("r")}
  LEFT JOIN jsonb_to_recordset($4::jsonb) AS t(provider text, model text, zone text, turns date[])
    ON t.provider = k.provider AND t.model = k.model AND t.zone = k.zone`;
const IN_RANGE = `r."organizationId" = $1 AND r.day >= $2::date AND r.day < $3::date`;
const COUNTED = `CASE WHEN r.requests IS NULL THEN 0 ELSE ${ALL_TOKENS("r")} END`;
const OF_DAYS = `
  SELECT 0 AS slot, ${STRETCH} AS stretch, ${LABELS}, ${SUMS("r", COUNTED)} ${ROWS} WHERE ${IN_RANGE} GROUP BY stretch, ${LABELS}`;
const UNITS_OF_DAYS = `
  SELECT 0 AS slot, ${STRETCH} AS stretch, ${LABELS}, counted.key AS unit, sum(counted.value::numeric)::text AS count
  ${ROWS} CROSS JOIN LATERAL jsonb_each_text(r."otherUnits") AS counted
  WHERE ${IN_RANGE} AND r."otherUnits" IS NOT NULL GROUP BY stretch, ${LABELS}, counted.key`;

type Stretched = SumLabels & { readonly stretch: number };

/**
 * Sums of any range of days, from the daily rollups; all in slot 0. Days have no stored value: each stretch between two
 * changes of a model's price is valued at its price.
 */
export async function sumsOfDays(
  sql: Sql,
  organizationId: string,
  range: DayRange,
  book: BookInForce,
): Promise<UsageSum[]> {
  const turned = await turnsInside(sql, organizationId, range, book);
  const asked = [organizationId, range.from, range.to, JSON.stringify(turned)] as const;
  const rows = await sql<SumRow & Stretched>(OF_DAYS, ...asked);
  const units = unitsByStretch(await sql<Stretched & { unit: string; count: string }>(UNITS_OF_DAYS, ...asked));
  const turnsOf = new Map(turned.map((one) => [JSON.stringify([one.provider, one.model, one.zone]), one.turns]));
  const sums = new Map<string, UsageSum>();
  for (const row of rows) {
    const turns = turnsOf.get(JSON.stringify([row.provider, row.model, row.zone])) ?? [];
    const stretch = { ...asSum(row), units: units.get(nameOf(row)) ?? null };
    const { cost, pricedTokens } = valueUsage(book, stretch, turns[Number(row.stretch) - 1] ?? range.from);
    const name = labelsOf(row);
    const before = sums.get(name);
    const valued = { ...stretch, valuedCost: cost, pricedTokens };
    sums.set(name, before ? together(before, valued) : valued);
  }
  return [...sums.values()];
}

/** A model's price changes on few days of few months; most have no turn. */
async function turnsInside(sql: Sql, organizationId: string, range: DayRange, book: BookInForce): Promise<Turns[]> {
  const used = await sql<Omit<Turns, "turns">>(
    `SELECT DISTINCT k.provider, k.model, k.zone FROM "UsageMonth" m ${countedUsage("m")} ${usageKey("m")}
     WHERE m."organizationId" = $1 AND m.month >= date_trunc('month', $2::date) AND m.month < $3::date`,
    organizationId,
    range.from,
    range.to,
  );
  return used
    .map(({ provider, model, zone }) => ({
      ...{ provider, model, zone },
      turns: changeDays(book.index, provider, askedModel({ model, zone })).filter(
        (day) => day !== range.from && isWithin(day, range),
      ),
    }))
    .filter(({ turns }) => turns.length > 0);
}

const nameOf = (row: Stretched): string => `${Number(row.stretch)} ${labelsOf(row)}`;

function unitsByStretch(
  rows: readonly (Stretched & { unit: string; count: string })[],
): Map<string, Record<string, string>> {
  const units = new Map<string, Record<string, string>>();
  for (const row of rows) units.set(nameOf(row), { ...units.get(nameOf(row)), [row.unit]: row.count });
  return units;
}

function together(left: UsageSum, right: UsageSum): UsageSum {
  const value = addValues({ ...left, cost: left.valuedCost }, { ...right, cost: right.valuedCost });
  return {
    ...left,
    requests:
      left.requests === null || right.requests === null
        ? (left.requests ?? right.requests)
        : left.requests + right.requests,
    countedTokens: left.countedTokens + right.countedTokens,
    tokens: addTokens(left.tokens, right.tokens),
    valuedCost: value.cost,
    pricedTokens: value.pricedTokens,
    units: left.units && right.units ? addUnits(left.units, right.units) : (left.units ?? right.units),
  };
}

function addUnits(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>) {
  const sums: Record<string, string> = { ...left };
  for (const [unit, count] of Object.entries(right)) sums[unit] = new Decimal(count).plus(sums[unit] ?? 0).toFixed();
  return sums;
}
