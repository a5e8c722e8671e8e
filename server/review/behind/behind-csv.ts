import { csvText, type CsvValue } from "@/server/kernel/csv";
import { addDays } from "@/server/kernel/day";
import type { TenantContext } from "@/server/tenancy/context";
import { amountBehind, type LineBehind } from "./amount-behind";
import { behindInput } from "./behind-input";

const COLUMNS = [
  ...[
    "from",
    "to",
    "kind",
    "provider",
    "model",
    "zone",
    "service_tier",
    "batch",
    "context_tier",
    "rows",
    "input_tokens",
  ],
  ...["output_tokens", "tokens", "priced_tokens", "cost", "currency", "prices", "file", "source", "import"],
];

/** All lines behind an amount as CSV, days inclusive, safe to open in a spreadsheet. @throws ZodError, Refusal not-found. */
export async function behindCsv(ctx: TenantContext, asked: unknown): Promise<string> {
  const { lines, currency } = await amountBehind(ctx, behindInput.parse(asked));
  return csvText([COLUMNS, ...lines.map((line) => cellsOf(line, currency))]);
}

function cellsOf(line: LineBehind, currency: string): CsvValue[] {
  const prices = line.prices.map(
    ({ provider, model, from, to, source, rule }) =>
      `${provider} ${model} ${from} to ${addDays(to, -1)} (${rule}; ${source})`,
  );
  return [
    ...[line.from, addDays(line.to, -1), line.kind, line.provider, line.model, line.zone, line.serviceTier, line.batch],
    ...[line.contextTier, line.rows, line.input, line.output, line.tokens, line.pricedTokens, line.cost, currency],
    ...[prices.join("; "), line.fileName, line.source, line.importId],
  ];
}
