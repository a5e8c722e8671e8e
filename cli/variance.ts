import { variance, varianceFaults, type VarianceInput } from "@/server/review/arithmetic";
import { runCases } from "./run-cases";

/** `variance [--jsonl] [FILE]`: the change between two quarters as price, volume and mix. */
export const varianceVerb = (args: readonly string[]): Promise<number> =>
  runCases<VarianceInput>(args, { name: "variance", faultsOf: varianceFaults, compute: variance });
