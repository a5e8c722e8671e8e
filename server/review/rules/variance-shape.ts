import { z } from "zod";
import type { DecimalValue } from "@/server/kernel/decimal";
import { shapeFaults, type Fault } from "@/server/kernel/shape-faults";

const finite = z.number({ error: "must be a finite number" });
const named = z.string({ error: "must be a name" }).min(1, "must be a name");
const object = {
  error: (issue: { code?: string }) => (issue.code === "unrecognized_keys" ? undefined : "must be an object"),
};

const usageCells = z.array(
  z.strictObject(
    {
      workload: named,
      model: named,
      kind: named.nullish(),
      tokens: finite.nonnegative("must not be negative"),
      cost: finite,
    },
    object,
  ),
  { error: "must be a list" },
);
const varianceSchema = z.strictObject({ before: usageCells, after: usageCells }, object);

/** What a quarter's tokens of one workload, model and kind cost; kind `null` where tokens are not told apart. */
export interface UsageCell {
  readonly workload: string;
  readonly model: string;
  readonly kind?: string | null | undefined;
  readonly tokens: DecimalValue;
  readonly cost: DecimalValue;
}

export interface VarianceInput {
  readonly before: readonly UsageCell[];
  readonly after: readonly UsageCell[];
}

/** `price` and `volume` of a cell are its parts of the totals; `volume` at its own price of before. */
export interface VarianceCell<Amount> {
  readonly workload: string;
  readonly model: string;
  readonly kind: string | null;
  readonly tokensBefore: Amount;
  readonly tokensAfter: Amount;
  readonly costBefore: Amount;
  readonly costAfter: Amount;
  readonly price: Amount | null;
  readonly volume: Amount | null;
}

/** Costs in one currency; price + volume + mix = change. All three are `null` where there were no tokens before. */
export interface VarianceOf<Amount> {
  readonly before: Amount;
  readonly after: Amount;
  readonly change: Amount;
  readonly price: Amount | null;
  readonly volume: Amount | null;
  readonly mix: Amount | null;
  readonly cells: readonly VarianceCell<Amount>[];
}

/** Every fault of a question about variance by its path. */
export const varianceFaults = (input: unknown): Fault[] => shapeFaults(varianceSchema, input);
