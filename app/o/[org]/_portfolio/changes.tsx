import type { DeltaRow } from "@/server/drawings";
import { formatMoney } from "@/server/kernel/format";
import type { FiscalYearStart } from "@/server/kernel/quarter";
import type { ReviewSnapshot } from "@/server/review/schema";
import { priceChangeWords, runRateSentence, varianceSentence } from "@/server/review/wording";
import { Deltas } from "../../../_charts/deltas";
import { SpendByLevel } from "../../../_charts/spend-by-level";
import { Section } from "../../../_ui/section";
import type { TenantOutputs } from "../_words/outputs";
import { spendPeriods } from "./spend-periods";
import { SpendTable, type BehindHref } from "./spend-table";
import { changeTitle, columnsTitle, spendHeadline, tokensNote } from "./spend-words";

interface ChangesProps {
  readonly snapshot: ReviewSnapshot;
  readonly list: TenantOutputs["workloads"]["list"];
  readonly hrefOf: (workloadId: string) => string;
  /** `null` for those who see no mapping. */
  readonly mappingHref: string | null;
  /** `null` for those who see no imports. */
  readonly behindHref: BehindHref | null;
  readonly start: FiscalYearStart;
}

/** Spend by quarter and level, what a change consists of, and every workload's part of it. */
export function Changes({ snapshot, list, hrefOf, mappingHref, behindHref, start }: ChangesProps) {
  const { currency, runRate, workloads, variance, tokens, quarter, reportedOnly } = snapshot;
  const restOf = (key: string) => Number(list.unassigned.find((one) => one.key === key)?.spend ?? 0);
  const periods = spendPeriods(list.quarters, workloads, restOf, start);
  const hasReported = Number(reportedOnly.spend) > 0;
  return (
    <Section title={spendHeadline(periods)} aside={runRate && runRateSentence(runRate.amount, currency)} id="spend">
      <div className="grid">
        <div className="c5 figures">
          <SpendByLevel
            title={columnsTitle(periods, currency)}
            periods={periods}
            currency={currency}
            fileName={`spend-by-level-${quarter.key}.csv`}
            caption={
              <>
                Spend a quarter by the level on which each workload stands now, {currency}.
                {hasReported && " Cost that is only reported is not drawn."}
              </>
            }
          />
          {variance && variance.price !== null && (
            <Deltas
              title={changeTitle(variance, currency)}
              rows={deltaRows(snapshot)}
              currency={currency}
              fileName={`change-${quarter.key}.csv`}
              caption={
                <>
                  Price, volume and mix over workload and model; they add up exactly.{" "}
                  {varianceSentence(variance, tokens, currency)}
                </>
              }
            />
          )}
        </div>
        <div className="c7">
          <SpendTable {...{ snapshot, list, hrefOf, mappingHref, behindHref }} />
        </div>
      </div>
    </Section>
  );
}

/** Volume, mix and price with what is behind them, then the change that they add up to. */
function deltaRows({ variance, tokens, priceChanges, currency }: ReviewSnapshot): DeltaRow[] {
  if (!variance) return [];
  const dearest = [...priceChanges]
    .sort((one, other) => Math.abs(Number(other.effect)) - Math.abs(Number(one.effect)))
    .slice(0, 2)
    .map(({ model, changes }) => `${model}: ${priceChangeWords(changes)}`);
  const largest = [...variance.volumeByWorkload]
    .sort((one, other) => Math.abs(Number(other.volume)) - Math.abs(Number(one.volume)))
    .slice(0, 2)
    .map(({ name, volume }) => `${name} ${formatMoney(volume, currency, { style: "thousands", signed: true })}`);
  const volumeNote = [tokensNote(tokens), largest.join(", ")].filter(Boolean).join("; ");
  return [
    { name: "Volume", amount: Number(variance.volume ?? 0), note: volumeNote || undefined },
    { name: "Mix", amount: Number(variance.mix ?? 0) },
    { name: "Price", amount: Number(variance.price ?? 0), note: dearest.join("; ") || undefined },
    { name: "Change", amount: Number(variance.change), kind: "total" },
  ];
}
