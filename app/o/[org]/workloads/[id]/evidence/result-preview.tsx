import type { Measured, ResultFile } from "@/server/evaluation";
import { formatCount, formatMoney } from "@/server/kernel/format";
import { DefinitionRows } from "../../../../../_ui/definition-rows";
import { Note } from "../../../../../_ui/note";
import { againstRequired, FORMAT_WORDS, intervalWords, leftOutWords } from "./result-words";

interface ResultPreviewProps {
  readonly name: string;
  readonly file: ResultFile;
  readonly measured: Measured;
  readonly required: number | null;
  /** Fewer answers prove nothing: the policy's. */
  readonly minSample: number;
  /** What the results show: accuracy. */
  readonly what: string;
  readonly currency: string;
}

/** What a file says, before anything is recorded. */
export function ResultPreview({ name, file, measured, required, minSample, what, currency }: ResultPreviewProps) {
  const { p95LatencyMs, inputTokens, outputTokens, costPerRequest } = measured;
  const countsCost = file.costCurrency === null || file.costCurrency === currency;
  const rows = [
    { term: "File", value: `${name}, ${FORMAT_WORDS[file.format]}` },
    { term: `Measured ${what}`, value: intervalWords(measured) },
    ...(p95LatencyMs === null ? [] : [{ term: "p95 latency", value: `${formatCount(p95LatencyMs)} ms` }]),
    ...(inputTokens === null ? [] : [{ term: "Tokens in, a request", value: formatCount(Math.round(inputTokens)) }]),
    ...(outputTokens === null ? [] : [{ term: "Tokens out, a request", value: formatCount(Math.round(outputTokens)) }]),
    ...(costPerRequest === null || !countsCost
      ? []
      : [{ term: "Cost of 1,000 requests", value: formatMoney(costPerRequest * 1000, currency, { style: "exact" }) }]),
  ];
  const leftOut = leftOutWords(file, measured);
  return (
    <div role="status" className="preview">
      <DefinitionRows rows={rows} />
      {required !== null && <p className="mt16 mb16">{againstRequired(measured, required, minSample)}</p>}
      {leftOut.length > 0 && (
        <Note title="What does not count">
          {leftOut.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Note>
      )}
      <p className="hint mt16">Nothing is recorded yet. Intervals are Wilson’s, 95 %.</p>
    </div>
  );
}
