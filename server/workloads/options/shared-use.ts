import type { Policy } from "@/server/engine";
import { addTokens, allTokens, noTokens } from "@/server/kernel/tokens";
import type { TenantContext } from "@/server/tenancy/context";
import { modelReader } from "../price-lookup";
import { DEFAULT_PEAK } from "../rules/engine-option";
import { optionInUse } from "../rules/option-in-use";
import type { Period } from "../rules/period-of";
import type { MachineUse } from "../rules/size-machines";
import { usableOption } from "../rules/usable-option";
import { storedWorkloads, type StoredOption, type StoredWorkload } from "../store";
import type { Peak, UsageSum } from "../usage-store";

/** What a workload uses of a shared machine now. */
export interface UseOfMachine extends MachineUse {
  readonly workloadId: string;
  readonly name: string;
}
/** By the machine's name, in lower case. */
export type SharedUse = ReadonlyMap<string, readonly UseOfMachine[]>;

const nameOf = ({ definition, isArchived }: StoredOption): string =>
  isArchived ? "" : (definition.sizing?.sharedAs ?? "").toLowerCase();

/** Who else is on the machine of an option: the other workloads of which an option in use names the same one. */
export const sharedWith =
  (workload: StoredWorkload, uses: SharedUse) =>
  (key: string): readonly UseOfMachine[] => {
    const option = workload.options.find((one) => one.key === key);
    const name = option ? nameOf(option) : "";
    return name === "" ? [] : (uses.get(name) ?? []).filter(({ workloadId }) => workloadId !== workload.id);
  };

export interface PeriodUsage {
  readonly period: Period | null;
  readonly ofPeriod: ReadonlyMap<string | null, readonly UsageSum[]>;
  readonly peaks: ReadonlyMap<string, Peak>;
}

/** What every workload uses of the machines that the given ones name as shared. Nothing is read where none is. */
export async function gatherSharedUse(
  ctx: TenantContext,
  stored: readonly StoredWorkload[],
  usage: PeriodUsage,
  policy: Pick<Policy, "daysPerMonth">,
): Promise<SharedUse> {
  const names = new Set(stored.flatMap(({ options }) => options.map(nameOf)).filter((name) => name !== ""));
  if (names.size === 0) return new Map();
  const others = await ctx.db.$queryRaw<{ workloadId: string }[]>`
    SELECT DISTINCT "workloadId" FROM "Option" WHERE "organizationId" = ${ctx.organization.id} AND "archivedAt" IS NULL
      AND lower(definition->'sizing'->>'sharedAs') = ANY(${[...names]})`;
  const known = new Set(stored.map(({ id }) => id));
  const all = [...stored];
  for (const { workloadId } of others.filter((one) => !known.has(one.workloadId)))
    all.push(...(await storedWorkloads(ctx, workloadId)));
  const uses = all.flatMap((workload) => usesOf(workload, usage, policy.daysPerMonth));
  return new Map([...names].map((name) => [name, uses.filter((use) => use.machine === name)]));
}

type NamedUse = UseOfMachine & { readonly machine: string };

/** The shared machines that a workload is on, with its part of the tokens and of the peak. */
function usesOf(workload: StoredWorkload, { period, ofPeriod, peaks }: PeriodUsage, daysPerMonth: number): NamedUse[] {
  const sums = ofPeriod.get(workload.id) ?? [];
  if (!period || sums.length === 0) return [];
  const options = workload.options.filter(({ isArchived }) => !isArchived);
  const said = options.find(({ id }) => id === workload.currentOptionId)?.key ?? null;
  const served = sums.map(({ provider, model, batch, tokens }) => ({
    provider,
    model,
    batch,
    tokens: allTokens(tokens),
  }));
  const { shares, current } = optionInUse(options.map(usableOption), served, modelReader, said);
  const tokens = allTokens(sums.reduce((sum, one) => addTokens(sum, one.tokens), noTokens));
  const requests = sums.reduce((sum, one) => sum + (one.requests ?? 0), 0);
  const peak = peaks.get(workload.id);
  const busiest = peak ? peak.requests / 3600 : (requests / (period.days * 86_400)) * DEFAULT_PEAK;
  return options.flatMap((option): NamedUse[] => {
    const machine = nameOf(option);
    const share = shares.find((one) => one.option === option.key)?.share ?? (current === option.key ? 1 : 0);
    if (machine === "" || share === 0) return [];
    return [
      {
        ...{ workloadId: workload.id, name: workload.name, machine, peakRps: busiest * share },
        tokensPerMonth: (tokens / period.days) * daysPerMonth * share,
        capacityRps: option.definition.capacityRps ?? null,
      },
    ];
  });
}
