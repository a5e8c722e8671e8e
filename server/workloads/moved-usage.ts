import type { TenantContext } from "@/server/tenancy/context";
import type { MovedKey } from "./assign-usage";
import { countOf, keySums, type KeySum, type UsageCount } from "./key-sums";
import { sqlOfTransaction } from "./sql";

/** Usage that went from one workload to another; null: unassigned. Names as they were then. */
export interface MovedRoute {
  readonly from: string | null;
  readonly to: string | null;
  readonly usage: UsageCount;
}

/** What a change of the rules moved, of all usage there is. */
export interface MovedUsage {
  readonly usage: UsageCount;
  /** The dearest first. */
  readonly routes: readonly MovedRoute[];
}

const MOST_ROUTES = 12;

/** Rows, tokens and cost of keys that moved, by where they came from and went. */
export async function movedUsage(ctx: TenantContext, moved: readonly MovedKey[]): Promise<MovedUsage> {
  if (moved.length === 0) return { usage: countOf([]), routes: [] };
  const byId = new Map(moved.map((one) => [one.key, one]));
  const sums = (await keySums(sqlOfTransaction(ctx.db), ctx.organization.id, null)).filter(({ id }) => byId.has(id));
  const routes = new Map<string, { from: string | null; to: string | null; sums: KeySum[] }>();
  for (const sum of sums) {
    const { from = null, to = null } = byId.get(sum.id) ?? {};
    const name = JSON.stringify([from, to]);
    const route = routes.get(name) ?? { from, to, sums: [] };
    route.sums.push(sum);
    routes.set(name, route);
  }
  const names = await workloadNames(ctx);
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  return {
    usage: { ...countOf(sums), keys: moved.length },
    routes: [...routes.values()]
      .map((route) => ({ from: named(route.from), to: named(route.to), usage: countOf(route.sums) }))
      .sort(
        (left, right) => Number(right.usage.cost) - Number(left.usage.cost) || right.usage.tokens - left.usage.tokens,
      )
      .slice(0, MOST_ROUTES),
  };
}

async function workloadNames({ db, organization }: TenantContext): Promise<ReadonlyMap<string, string>> {
  const rows = await db.workload.findMany({
    where: { organizationId: organization.id },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
