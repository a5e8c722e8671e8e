import { addDays, firstDayOf, monthOf, type Day, type Month } from "@/server/kernel/day";
import { sumOf } from "@/server/kernel/decimal";
import { askInside, countedUsage, currentBook, usageKey, valueDays } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import type { ServedMonth } from "./rules/compose-months";
import { servedMonths, type UsageSums } from "./rules/served-months";
import { servedStretches, type ServedStretch } from "./rules/served-stretches";
import type { StoredDeployment } from "./store";

const sums = (of: string, tokens: string, counted: string): string => `
  coalesce(sum(${of}.requests), 0)::text AS requests, coalesce(sum(${counted}), 0)::text AS "countedTokens",
  coalesce(sum(${tokens}), 0)::text AS tokens`;
const VALUE = `coalesce(trim_scale(sum(u."valuedCost")), 0)::text AS cost, coalesce(sum(u."pricedTokens"), 0)::text AS "pricedTokens"`;
const tokensOf = (of: string): string =>
  ["uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output", "reasoning"]
    .map((bucket) => `${of}."${bucket}"`)
    .join(" + ");

/** By workload, model and calendar month. */
const MONTHS = `
  SELECT k."workloadId" AS workload, k.model, u.month::text AS day, ${sums("u", tokensOf("u"), `u."countedTokens"`)}, ${VALUE}
  FROM "UsageMonth" u ${countedUsage("u")} ${usageKey("u")}
  WHERE u."organizationId" = $1 AND k."workloadId" = ANY($2::text[]) AND u.month >= $3::date
  GROUP BY 1, 2, 3`;
/** Of stretches that are no whole month, by their number. */
const PIECES = `
  FROM unnest($2::text[], $3::text[], $4::date[], $5::date[]) WITH ORDINALITY AS a(workload, model, begins, ends, at)
  JOIN "UsageKey" k ON k."organizationId" = $1 AND k."workloadId" = a.workload AND k.model = a.model
  JOIN "UsageRollup" r ON r."organizationId" = k."organizationId" AND r."keyId" = k.id AND r.day >= a.begins AND r.day < a.ends
  ${countedUsage("r")}`;
const DAYS = `
  SELECT a.at::int AS at, ${sums("r", tokensOf("r"), `CASE WHEN r.requests IS NOT NULL THEN ${tokensOf("r")} ELSE 0 END`)}
  ${PIECES} GROUP BY 1`;

interface Piece extends ServedStretch {
  readonly deploymentId: string;
  readonly workloadId: string;
}

/** What usage says of the months of deployments that have begun, by deployment, up to a day. */
export async function servedUsage(
  ctx: TenantContext,
  deployments: readonly StoredDeployment[],
  day: Day,
): Promise<ReadonlyMap<string, readonly ServedMonth[]>> {
  const pieces = deployments.flatMap((deployment) => piecesOf(deployment, day));
  if (pieces.length === 0) return new Map();
  const first = pieces.reduce((least, { month }) => (month < least ? month : least), pieces[0]?.month ?? "");
  const workloads = [...new Set(pieces.map(({ workloadId }) => workloadId))];
  const months = await ctx.db.$queryRawUnsafe<(UsageSums & Record<"workload" | "model" | "day", string>)[]>(
    ...([MONTHS, ctx.organization.id, workloads, firstDayOf(first)] as const),
  );
  const ofMonth = new Map(months.map((sum) => [`${sum.workload}\n${sum.model}\n${monthOf(sum.day)}`, sum]));
  const ofDays = await sumsOfDays(
    ctx,
    pieces.filter(({ isWhole }) => !isWhole),
  );
  const sumsOf = (piece: Piece): UsageSums | undefined =>
    piece.isWhole ? ofMonth.get(`${piece.workloadId}\n${piece.model}\n${piece.month}`) : ofDays.get(piece);
  return new Map(
    deployments.map(({ id, workloadId }) => {
      const withUsage = new Set(
        months
          .filter(({ workload, tokens }) => workload === workloadId && tokens !== "0")
          .map(({ day: at }) => monthOf(at)),
      );
      return [
        id,
        servedMonths(
          byMonth(
            pieces.filter((piece) => piece.deploymentId === id),
            sumsOf,
          ),
          withUsage,
        ),
      ];
    }),
  );
}

function piecesOf({ id, workloadId, models, versions, startedOn, endedOn }: StoredDeployment, day: Day): Piece[] {
  const last = endedOn !== null && endedOn < day ? endedOn : day;
  if (startedOn === null || startedOn > last) return [];
  return servedStretches(models, versions, { from: startedOn, to: addDays(last, 1) }).map((stretch) => ({
    ...stretch,
    deploymentId: id,
    workloadId,
  }));
}

async function sumsOfDays(ctx: TenantContext, pieces: readonly Piece[]): Promise<ReadonlyMap<Piece, UsageSums>> {
  if (pieces.length === 0) return new Map();
  const values = [
    ctx.organization.id,
    pieces.map(({ workloadId }) => workloadId),
    pieces.map(({ model }) => model),
    pieces.map(({ from }) => from),
    pieces.map(({ to }) => to),
  ];
  const rows = await ctx.db.$queryRawUnsafe<(Omit<UsageSums, "cost" | "pricedTokens"> & { at: number })[]>(
    DAYS,
    ...values,
  );
  const days = await valueDays(askInside(ctx.db), await currentBook(ctx), { sql: PIECES, values, label: "a.at::text" });
  return new Map(
    rows.flatMap((row) => {
      const piece = pieces[row.at - 1];
      if (!piece) return [];
      const own = days.filter(({ label }) => label === String(row.at));
      const cost = sumOf(own.flatMap((one) => (one.cost === null ? [] : [one.cost]))).toFixed();
      const pricedTokens = String(own.reduce((sum, one) => sum + one.pricedTokens, 0));
      return [[piece, { ...row, cost, pricedTokens }] as const];
    }),
  );
}

function byMonth(
  pieces: readonly Piece[],
  sumsOf: (piece: Piece) => UsageSums | undefined,
): ReadonlyMap<Month, readonly UsageSums[]> {
  const months = new Map<Month, UsageSums[]>();
  for (const piece of pieces) {
    const there = months.get(piece.month) ?? [];
    const sum = sumsOf(piece);
    months.set(piece.month, sum ? [...there, sum] : there);
  }
  return months;
}
