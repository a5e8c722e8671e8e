import { Decimal } from "@/server/kernel/decimal";
import { formatMoney } from "@/server/kernel/format";
import type { ReviewSnapshot } from "@/server/review/schema";
import { ladderHeadline, ladderItems, policyWords } from "@/server/review/wording";
import { LadderFigure } from "../../../_charts/ladder/ladder-figure";

interface PortfolioLadderProps {
  readonly snapshot: ReviewSnapshot;
  readonly prices: "then" | "now";
  readonly hrefOf: (workloadId: string) => string;
}

/** Every workload on its rung, with an arrow to the one that is recommended. */
export function PortfolioLadder({ snapshot, prices, hrefOf }: PortfolioLadderProps) {
  const { currency, quarter, unassigned, versions, workloads } = snapshot;
  const items = ladderItems(snapshot, hrefOf).filter(({ spend, level }) => spend > 0 || level !== null);
  const rest = new Decimal(unassigned.spend);
  return (
    <section className="bare">
      <LadderFigure
        title={ladderHeadline(workloads)}
        items={items}
        currency={currency}
        total={Number(snapshot.spend)}
        fileName={`ladder-${quarter.key}.csv`}
        caption={
          <>
            Spend of {quarter.label} by workload, {currency} at the prices of {prices}
            {rest.gt(0) && `; ${formatMoney(rest, currency)} unassigned is not drawn`}. Savings are a year’s. Levels by
            engine {versions.engine} under {policyWords(versions.policyNumber)}.
          </>
        }
      />
    </section>
  );
}
