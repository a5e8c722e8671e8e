import type { Metadata } from "next";
import { formatDay } from "@/server/kernel/format";
import { orNotFound, publicCaller } from "../../_api/caller";
import { ReviewPaper } from "../../_review/review-paper";
import { Bar } from "../../_ui/bar";
import { ContextLine } from "../../_ui/context-line";
import { SkipLink } from "../../_ui/skip-link";

export const metadata: Metadata = {
  title: "Quarterly review",
  referrer: "no-referrer",
  robots: { index: false, follow: false },
};

/** A shared review: signed, expiring, revocable; it shows that review and nothing else. */
export default async function SharedReviewPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const api = await publicCaller();
  const shared = await orNotFound(api.shared.read({ token: decodeURIComponent(token) }), "/");
  return (
    <>
      <SkipLink />
      <Bar />
      <main id="main" tabIndex={-1} className="bleed">
        <ContextLine>
          <span>
            Shared with {shared.recipient}, until {formatDay(shared.until.toISOString().slice(0, 10))}
          </span>
        </ContextLine>
        <ReviewPaper whole={shared.whole} isFrozen isSummary={shared.scope === "summary"} />
      </main>
    </>
  );
}
