import type { PoolClient } from "pg";
import { inTenantBulk } from "../tenancy/tenant-database";
import type { ImportReport, OverlapChoice } from "./schema";
import { lockUsage } from "./settle/lock-usage";
import { settleUsage, type SettleInput, type Settled } from "./settle/settle-usage";
import { Refusal } from "@/server/kernel/refusal";

/** Carries what a dry run found through the rollback of its transaction. */
class TakenBack extends Error {
  constructor(readonly settled: Settled) {
    super("the dry run is taken back");
  }
}

/** Puts the import's row there, where it is not there yet. */
export type Prepare = (client: PoolClient) => Promise<void>;

async function attempt(input: SettleInput, prepare: Prepare): Promise<Settled> {
  try {
    await inTenantBulk(input.organizationId, async (client) => {
      await lockUsage(client, input.organizationId);
      await prepare(client);
      throw new TakenBack(await settleUsage(client, input));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.settled;
    throw error;
  }
  throw new Error("a dry run is always taken back");
}

/**
 * What committing would do, found out by committing and taking it back, so that every figure is exact. Where days overlap and
 * nobody has chosen, both choices are tried.
 */
export async function dryRun(input: SettleInput, prepare: Prepare): Promise<NonNullable<ImportReport["dryRun"]>> {
  const choices: (OverlapChoice | null)[] = [input.overlap];
  const tried: Settled[] = [];
  for (let next = choices.shift(); next !== undefined; next = choices.shift())
    try {
      tried.push(await attempt({ ...input, overlap: next }, prepare));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "overlap" || next !== null) throw error;
      choices.push("replace", "keep");
    }
  const [first] = tried;
  if (!first) throw new Error("a dry run tries once at least");
  const { name, provider, isNew, isDetail } = first.source;
  return {
    source: { name, provider, isNew, isDetail },
    overlap: first.overlap,
    sameTraffic: [...first.sameTraffic],
    effects: tried.map(({ effect }) => effect),
  };
}
