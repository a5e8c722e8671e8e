import type { Metadata } from "next";
import Link from "next/link";
import { formatDay } from "@/server/kernel/format";
import type { Decision, ReviewSnapshot } from "@/server/review/schema";
import { agenda, allowedVerdicts } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { ReviewPaper } from "../../../../_review/review-paper";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { LinkButton } from "../../../../_ui/link-button";
import { behindHref } from "../../rows/behind-href";
import { ReviewStatusWord } from "../review-status-word";
import { Remarks } from "./_remarks/remarks";
import { DecideForm } from "./decide-form";
import { ReviewSteps } from "./review-steps";
import { SignForm } from "./sign-form";

const PDF_WORDS: Readonly<Record<string, string>> = {
  "review-a4.pdf": "PDF, A4",
  "review-letter.pdf": "PDF, Letter",
  "summary-a4.pdf": "Summary, A4",
  "summary-letter.pdf": "Summary, Letter",
};

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
  const remarks = me.abilities.includes("review:read") ? await api.reviews.comments({ quarter }) : [];
  const isOpen = status === "draft" || status === "in-review";
  const mayDecide = isOpen && signatures.length === 0 && me.abilities.includes("review:decide");
  const maySign = isOpen && numbersHash !== null && me.abilities.includes("review:sign");
  const mayPrepare = me.abilities.includes("review:prepare");
  const isLive = status === "draft" && me.abilities.includes("usage:read");
  const mayFreeze = status === "draft" && mayPrepare;
  return (
    <>
      <ContextLine
        push={
          <>
            {review.documents
              .filter((name) => name.endsWith(".pdf"))
              .map((name) => (
                <a key={name} href={`${path}/${quarter}/documents/${name}`}>
                  {PDF_WORDS[name] ?? name}
                </a>
              ))}
            {isLive && <Link href={behindHref(org, { period: quarter, of: "spend" })}>Behind the numbers</Link>}
            {status === "sent" && me.abilities.includes("outbox:read") && (
              <Link href={`/o/${org}/settings/outbox`}>Deliveries</Link>
            )}
            {(maySign || mayFreeze) && (
              <LinkButton href="#signatures" look="primary" isSmall>
                {maySign ? "Sign" : "Move to review"}
              </LinkButton>
            )}
          </>
        }
      >
        <Breadcrumbs way={[{ label: "Reviews", href: path }]} here={snapshot.quarter.label} />
        <ReviewStatusWord status={status} />
        <span>{[statusLine(review), isOpen && decidedLine(snapshot, decisions)].filter(Boolean).join(" · ")}</span>
      </ContextLine>
      <ReviewPaper
        whole={{ snapshot, decisions, signatures, numbersHash: numbersHash ?? "" }}
        isFrozen={status !== "draft"}
        {...(isLive ? { behindHref: (workload) => behindHref(org, { period: quarter, workload }) } : {})}
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
          <>
            {maySign && numbersHash && (
              <SignForm quarter={quarter} numbersHash={numbersHash} gaps={review.signingGaps} />
            )}
            {isOpen && mayPrepare && (
              <ReviewSteps quarter={quarter} status={status} hasSignatures={signatures.length > 0} />
            )}
          </>
        }
      />
      {me.abilities.includes("review:read") && (
        <Remarks
          quarter={quarter}
          remarks={remarks}
          workloads={snapshot.workloads.map(({ id, name }) => ({ id, name }))}
          isOpen={isOpen}
        />
      )}
    </>
  );
}

/** `4 of 6 decisions made`; nothing where none is asked. */
function decidedLine(snapshot: ReviewSnapshot, decisions: readonly Decision[]): string | null {
  const asked = agenda(snapshot.workloads).length;
  return asked === 0 ? null : `${decisions.length} of ${asked} decisions made`;
}

function statusLine(review: {
  status: string;
  preparedBy: string;
  frozenBy: string | null;
  frozenAt: string | null;
  signedAt: string | null;
  sentAt: string | null;
}): string {
  const on = (at: string | null): string => (at ? formatDay(at.slice(0, 10)) : "");
  if (review.sentAt) return `signed ${on(review.signedAt)}, sent ${on(review.sentAt)}`;
  if (review.signedAt) return `signed ${on(review.signedAt)}; the letters are being written`;
  if (review.frozenAt) {
    const { frozenBy, preparedBy } = review;
    const drafted = frozenBy === null || frozenBy === preparedBy ? "" : `, drafted by ${preparedBy}`;
    return `numbers frozen ${on(review.frozenAt)} by ${frozenBy ?? preparedBy}${drafted}`;
  }
  return `by ${review.preparedBy}; its numbers follow the data`;
}
