import type { Metadata } from "next";
import { formatDay } from "@/server/kernel/format";
import { allowedVerdicts } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { ReviewPaper } from "../../../../_review/review-paper";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { ReviewStatusWord } from "../review-status-word";
import { DecideForm } from "./decide-form";
import { ReviewSteps } from "./review-steps";
import { SignForm } from "./sign-form";

export async function generateMetadata({ params }: { params: Promise<{ quarter: string }> }): Promise<Metadata> {
  return { title: `Review of ${(await params).quarter}` };
}

export default async function ReviewPage({ params }: { params: Promise<{ org: string; quarter: string }> }) {
  const { org, quarter } = await params;
  const path = `/o/${org}/reviews`;
  const api = await tenantCaller(org);
  const [me, review] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.reviews.read({ quarter })]),
    `${path}/${quarter}`,
  );
  const { snapshot, status, numbersHash, decisions, signatures } = review;
  const members = await api.tenancy.members();
  const isOpen = status === "draft" || status === "in-review";
  const mayDecide = isOpen && signatures.length === 0 && me.abilities.includes("review:decide");
  return (
    <>
      <ContextLine
        push={
          <span className="review-bar">
            {review.documents
              .filter((name) => name.endsWith(".pdf"))
              .map((name) => (
                <a key={name} href={`${path}/${quarter}/documents/${name}`}>
                  {name === "review-a4.pdf" ? "PDF, A4" : "PDF, Letter"}
                </a>
              ))}
            <ReviewStatusWord status={status} />
          </span>
        }
      >
        <Breadcrumbs way={[{ label: "Reviews", href: path }]} here={snapshot.quarter.label} />
        <span>{statusLine(review)}</span>
      </ContextLine>
      {isOpen && me.abilities.includes("review:prepare") && (
        <ReviewSteps quarter={quarter} status={status} hasSignatures={signatures.length > 0} />
      )}
      <div>
        <ReviewPaper
          whole={{ snapshot, decisions, signatures, numbersHash: numbersHash ?? "" }}
          isFrozen={status !== "draft"}
          decide={
            mayDecide
              ? ({ line, decided }) => (
                  <DecideForm
                    quarter={quarter}
                    workloadId={line.id}
                    name={line.name}
                    dueOn={line.dueOn}
                    latest={line.retiresOn}
                    verdicts={line.action ? allowedVerdicts(line.action) : []}
                    owners={members.map(({ name }) => name)}
                    isDecided={decided !== null}
                  />
                )
              : undefined
          }
          sign={
            isOpen && numbersHash && me.abilities.includes("review:sign") ? (
              <SignForm quarter={quarter} numbersHash={numbersHash} gaps={review.signingGaps} />
            ) : undefined
          }
        />
      </div>
    </>
  );
}

function statusLine(review: {
  status: string;
  preparedBy: string;
  frozenAt: string | null;
  signedAt: string | null;
  sentAt: string | null;
}): string {
  const on = (at: string | null): string => (at ? formatDay(at.slice(0, 10)) : "");
  if (review.sentAt) return `signed ${on(review.signedAt)}, sent ${on(review.sentAt)}`;
  if (review.signedAt) return `signed ${on(review.signedAt)}; the letters are being written`;
  if (review.frozenAt) return `numbers frozen ${on(review.frozenAt)}, prepared by ${review.preparedBy}`;
  return `a draft by ${review.preparedBy}; it follows the data`;
}
