import type { TenantAnswers } from "../../../_api/answers";
import type { Cell, Column } from "../../../_ui/table-cells";
import { formatDay } from "@/server/kernel/format";

export type PriceEntry = TenantAnswers["prices"]["list"]["lines"][number]["entry"];

export const PRICE_COLUMNS: readonly Column[] = [
  { key: "model", label: "Model", phone: "full" },
  { key: "input", label: "Input", isNumeric: true },
  { key: "cacheRead", label: "Cache read", isNumeric: true },
  { key: "cacheWrite", label: "Cache write", isNumeric: true },
  { key: "output", label: "Output", isNumeric: true },
  { key: "batch", label: "Batch ×", isNumeric: true },
  { key: "from", label: "In force from", hasGap: true, isOneLine: true },
  { key: "retires", label: "Retires", isOneLine: true },
  { key: "source", label: "Source", hasGap: true },
];

const price = (text: string | undefined): Cell => (text === undefined ? null : { show: text, value: Number(text) });

/** The cells of one dated price; what is not known is a dash. */
export const priceCells = (entry: PriceEntry): Record<string, Cell> => ({
  input: price(entry.perMTok.input),
  cacheRead: price(entry.perMTok.cacheRead),
  cacheWrite: price(entry.perMTok.cacheWrite5m),
  output: price(entry.perMTok.output),
  batch: price(entry.batchFactor),
  from: { show: entry.from ? formatDay(entry.from) : "as far as known", value: entry.from },
  source: {
    show: (
      <>
        {entry.sourceUrl ? <a href={entry.sourceUrl}>{entry.source}</a> : entry.source}
        <span className="sub">checked {formatDay(entry.checkedOn)}</span>
      </>
    ),
    value: entry.source,
  },
});
