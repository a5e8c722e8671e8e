import { Decimal } from "@/server/kernel/decimal";
import { formatDay, formatMoney } from "@/server/kernel/format";
import { ladderSentence, openDecisionsSentence, portfolioHeadline } from "@/server/review/wording";
import { Headline } from "../../../_ui/headline";
import { Note } from "../../../_ui/note";
import type { TenantOutputs } from "../_words/outputs";

type Portfolio = TenantOutputs["reviews"]["portfolio"];

/** What the quarter cost and why, and what is open. */
export function PortfolioHead({ portfolio }: { portfolio: Portfolio }) {
  const { snapshot, agenda } = portfolio;
  return (
    <>
      <Headline
        finding={portfolioHeadline(snapshot)}
        lede={
          <>
            {ladderSentence(snapshot.workloads)} {openDecisionsSentence(agenda.open, snapshot.currency)}
          </>
        }
      />
      <SignedFigure portfolio={portfolio} />
    </>
  );
}

/** A signed quarter is shown as corrected, with the figure that was signed beside it. */
function SignedFigure({ portfolio: { snapshot, review, prices } }: { portfolio: Portfolio }) {
  if (!review?.signed || prices === "now") return null;
  const { spend, signedAt } = review.signed;
  if (new Decimal(spend).eq(snapshot.spend)) return null;
  const exact = (amount: string) => formatMoney(amount, snapshot.currency, { style: "exact" });
  return (
    <div className="mb24">
      <Note title={`Signed at ${exact(spend)} on ${formatDay(signedAt.slice(0, 10))}`}>
        Corrections since make it {exact(snapshot.spend)}: this page shows the quarter as corrected, the review as it
        was signed.
      </Note>
    </div>
  );
}
