import type { Metadata } from "next";
import Link from "next/link";
import { formatCount, formatDay, formatRange } from "@/server/kernel/format";
import { REVIEW_STATUS_WORDS } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { DataTable } from "../../../_ui/data-table";
import { EmptyState } from "../../../_ui/empty-state";
import { Headline } from "../../../_ui/headline";
import { LinkButton } from "../../../_ui/link-button";
import { Money } from "../../../_ui/money";
import { Section } from "../../../_ui/section";
import { actColumn } from "../../../_ui/table-cells";
import { OpenReview } from "./open-review";
import { ReviewStatusWord } from "./review-status-word";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/reviews`;
  const api = await tenantCaller(org);
  const [me, quarters] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.reviews.list()]), path);
  const mayPrepare = me.abilities.includes("review:prepare");
  const [last] = quarters.filter(({ hasEnded }) => hasEnded);
  return (
    <>
      <Headline
        finding={
          !last
            ? "No quarter has ended with usage in it yet."
            : !last.review
              ? `${last.quarter.label} has ended; its review has not begun.`
              : `The review of ${last.quarter.label} is ${last.review.status === "draft" ? "a draft" : REVIEW_STATUS_WORDS[last.review.status].word.toLowerCase()}.`
        }
        lede="Draft, in review with frozen numbers, decided, signed, sent. What was signed never changes; later corrections appear as adjustments."
      />
      <Section title="Quarters" aside="Newest first">
        {quarters.length === 0 ? (
          <EmptyState title="Nothing to review yet" text="A quarter can be reviewed when its usage has been imported.">
            {me.abilities.includes("usage:import") && <LinkButton href={`/o/${org}/imports`}>Upload usage</LinkButton>}
          </EmptyState>
        ) : (
          <DataTable
            caption="Reviews by quarter"
            phone="one"
            filterLabel="Find a quarter"
            fileName="reviews.csv"
            columns={[
              { key: "quarter", label: "Quarter", phone: "full" },
              { key: "status", label: "Status" },
              { key: "spend", label: "Spend", isNumeric: true },
              { key: "open", label: "Open decisions", isNumeric: true },
              { key: "signed", label: "Signed", hasGap: true },
              actColumn("Next"),
            ]}
            rows={quarters.map(({ quarter, hasEnded, review }) => ({
              id: quarter.key,
              cells: {
                quarter: {
                  show: (
                    <>
                      {review ? <Link href={`${path}/${quarter.key}`}>{quarter.label}</Link> : quarter.label}
                      <span className="sub">{formatRange(quarter.from, quarter.to)}</span>
                    </>
                  ),
                  value: quarter.key,
                },
                status: {
                  show: review ? <ReviewStatusWord status={review.status} /> : hasEnded ? "not begun" : "running",
                  value: review?.status ?? "",
                },
                spend: {
                  show: review?.spend ? (
                    <>
                      <Money amount={review.spend} currency={review.currency} style="whole" />
                      {review.status === "draft" && <span className="sub">not frozen yet</span>}
                    </>
                  ) : (
                    "–"
                  ),
                  value: review?.spend ? Number(review.spend) : null,
                },
                open:
                  review?.openDecisions === null || !review
                    ? null
                    : { show: formatCount(review.openDecisions ?? 0), value: review.openDecisions },
                signed: {
                  show: review?.signedAt ? formatDay(review.signedAt.slice(0, 10)) : "–",
                  value: review?.signedAt ?? null,
                },
                act: {
                  show:
                    !review && mayPrepare ? <OpenReview org={org} quarter={quarter.key} label={quarter.label} /> : null,
                  value: null,
                },
              },
            }))}
          />
        )}
      </Section>
    </>
  );
}
