import type { ReactNode } from "react";
import {
  ladderItems,
  reviewContent,
  type DecisionContent,
  type ReviewContent,
  type ReviewWhole,
} from "@/server/review/wording";
import { Ladder } from "../_charts/ladder/ladder";
import { Clauses } from "../_ui/headline";
import { AppendixTable } from "./appendix";
import { Scenarios } from "./scenarios";
import { DecisionLine } from "./decision-line";
import { DeploymentsTable, PricesTable, PromisedTable } from "./review-tables";
import "./review.css";

interface ReviewPaperProps {
  readonly whole: ReviewWhole;
  /** What stands below a decision: the form to take it. */
  readonly decide?: (decision: DecisionContent) => ReactNode;
  /** What stands below the signatures: the way to sign. */
  readonly sign?: ReactNode;
  readonly isFrozen: boolean;
  /** Where a workload's spend is taken apart, while the numbers follow the data. */
  readonly behindHref?: (workloadId: string) => string;
  /** The first page alone. */
  readonly isSummary?: boolean;
}

/** The review on white pages: the same for its readers inside and for who opens it by a link. */
export function ReviewPaper({ whole, decide, sign, isFrozen, behindHref, isSummary }: ReviewPaperProps) {
  const content = reviewContent(whole);
  return (
    <div className="desk">
      <Paper
        content={content}
        isFrozen={isFrozen}
        about={`${content.organization} · ${content.quarter}, ${content.period}`}
      >
        <h1>
          <Clauses of={content.headline} />
        </h1>
        <p className="lede mt8">{content.lede.join(" ")}</p>
        <figure className="mt24">
          <Ladder
            items={ladderItems(whole.snapshot)}
            currency={whole.snapshot.currency}
            only="movers"
            hasShelves={false}
          />
          <figcaption>
            <b>{content.ladderTitle}.</b> Area: spend of the quarter; only those that should move are named; dashed: to
            be tried first.
          </figcaption>
        </figure>
        <h2 className="mt24">{content.decisionsTitle}</h2>
        <ul className="decision-list">
          {content.decisions.map((decision) => (
            <DecisionLine key={decision.line.id} decision={decision}>
              {decide?.(decision)}
            </DecisionLine>
          ))}
        </ul>
        <p className="small faint mt8">How sure: {content.qualityLine}</p>
      </Paper>
      {!isSummary && <Evidence {...{ whole, content, isFrozen, sign, behindHref }} />}
    </div>
  );
}

interface EvidenceProps extends Pick<ReviewPaperProps, "whole" | "isFrozen" | "sign" | "behindHref"> {
  readonly content: ReviewContent;
}

/** The pages after the first. */
function Evidence({ whole, content, isFrozen, sign, behindHref }: EvidenceProps) {
  return (
    <>
      <Paper content={content} isFrozen={isFrozen} about="Evidence">
        <Block number={4} title={content.promisedTitle}>
          {content.promisedSentence && <p>{content.promisedSentence}</p>}
          <PromisedTable content={content} />
        </Block>
        <Block number={5} title={content.deploymentsTitle}>
          <DeploymentsTable content={content} whole={whole} />
        </Block>
        <Block number={6} title={content.retirementsTitle}>
          {content.retirements.length > 0 && (
            <ul className="retirement-list">
              {content.retirements.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Block>
        <Block number={7} title={content.pricesTitle}>
          <PricesTable content={content} />
          {content.adjustments.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Block>
        <Block number={8} title={content.qualityTitle}>
          <p className="body">{content.quality.join(" ")}</p>
        </Block>
        {content.scenarios.length > 0 && (
          <Block title="Scenarios that were looked at" id="scenarios">
            <Scenarios content={content} />
          </Block>
        )}
        <Block title="Signatures" id="signatures">
          <div className="signatures">
            {content.signatures.map((line) => (
              <p key={line} className="signature">
                {line}
              </p>
            ))}
          </div>
          {content.signatures.length === 0 && <p className="muted">Nobody has signed yet.</p>}
          {sign}
        </Block>
      </Paper>
      <Paper content={content} isFrozen={isFrozen} about="Appendix">
        <h2 className="mb16">Every workload&rsquo;s ladder</h2>
        {content.appendix.map((workload) => (
          <AppendixTable key={workload.id} workload={workload} behindHref={behindHref?.(workload.id)} />
        ))}
        <p className="small faint mt16">
          {content.versions}. {isFrozen && "The same snapshot gives the same review, byte for byte."}
        </p>
      </Paper>
    </>
  );
}

interface PaperProps {
  readonly content: ReviewContent;
  readonly about: string;
  readonly isFrozen: boolean;
  readonly children: ReactNode;
}

function Paper({ content, about, isFrozen, children }: PaperProps) {
  return (
    <article className="page">
      <div className="run top">
        <b>{content.title}</b>
        <span>{about}</span>
      </div>
      {children}
      <div className="run end mt24">
        <span>
          Quarterdeck · {content.organization} · {content.quarter}
        </span>
        <span>{isFrozen ? `Snapshot ${content.hash}` : "Draft: the numbers still move"}</span>
      </div>
    </article>
  );
}

interface BlockProps {
  readonly number?: number;
  readonly title: string;
  readonly id?: string;
  readonly children?: ReactNode;
}

function Block({ number, title, id, children }: BlockProps) {
  return (
    <div className="blk" id={id}>
      <h2>
        {number && <span className="no">{number}</span>}
        {title}
      </h2>
      {children}
    </div>
  );
}
