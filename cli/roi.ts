import { ledger, ledgerFaults, type LedgerInput } from "@/server/roi";
import { runCases } from "./run-cases";

/** `roi [--jsonl] [FILE]`: what deployments really returned. */
export const roi = (args: readonly string[]): Promise<number> =>
  runCases<LedgerInput>(args, { name: "roi", faultsOf: ledgerFaults, compute: (input) => ledger(input) });
