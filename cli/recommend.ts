import { faultsOf, recommend as adviseOn, type EngineInput } from "@/server/engine";
import { runCases } from "./run-cases";

/** `recommend [--jsonl] [FILE]`: the engine's recommendation for each case. Needs no database. */
export const recommend = (args: readonly string[]): Promise<number> =>
  runCases<EngineInput>(args, { name: "recommend", faultsOf, compute: adviseOn });
