import type { ReactNode } from "react";
import {
  ladderItems,
  reviewContent,
  type DecisionContent,
  type ReviewContent,
  type ReviewWhole,
} from "@/server/review/wording";
import { Glyph } from "../_charts/ladder/glyph";
import { Ladder } from "../_charts/ladder/ladder";
import { Clauses } from "../_ui/headline";
import "./review.css";

interface ReviewPaperProps {
  readonly whole: ReviewWhole;
  /** What stands below a decision: the form to take it. */
  readonly decide?: (decision: DecisionContent) => ReactNode;
  /** What stands below the signatures: the way to sign. */
  readonly sign?: ReactNode;
  readonly isFrozen: boolean;
}

/** The review on white pages: the same for its readers inside and for who opens it by a link. */
export function ReviewPaper({ whole, decide, sign, isFrozen }: ReviewPaperProps) {
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
      <Paper content={content} isFrozen={isFrozen} about="Evidence">
        <Block number={4} title={content.promisedTitle}>
          {content.promisedSentence && <p>{content.promisedSentence}</p>}
          <Rows
            columns={["Accepted", "Workload and decision", "Promised", "Realised"]}
            rows={content.promised.map((line) => [line.accepted, line.what, line.promised, line.realised])}
          />
        </Block>
        <Block number={5} title={content.deploymentsTitle}>
          <Rows
            columns={["Deployment", "How it stands", "Invested", "Quarter", "Since start", "From here"]}
            rows={content.deployments.map((line) => [
              line.name,
              line.sentence,
              line.invested,
              line.quarter,
              line.since,
              line.verdict,
            ])}
          />
        </Block>
        <Block number={6} title={content.retirementsTitle}>
          {content.retirements.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Block>
        <Block number={7} title={content.pricesTitle}>
          <Rows
            columns={["Model", "What changed", "From", "Effect"]}
            rows={content.prices.map((line) => [line.model, line.what, line.from, line.effect])}
          />
          {content.adjustments.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Block>
        <Block number={8} title={content.qualityTitle}>
          <p className="body">{content.quality.join(" ")}</p>
        </Block>
        <Block title="Signatures">
          {content.signatures.map((line) => (
            <p key={line} className="signature">
              {line}
            </p>
          ))}
          {content.signatures.length === 0 && <p className="muted">Nobody has signed yet.</p>}
          {sign}
        </Block>
      </Paper>
      <Paper content={content} isFrozen={isFrozen} about="Appendix">
        <h2>Every workload&rsquo;s ladder</h2>
        {content.appendix.map((workload) => (
          <div key={workload.id} className="appendix-workload">
            <h4>
              {workload.name}, {workload.spend}
            </h4>
            {workload.withheld && <p className="muted">{workload.withheld}</p>}
            {workload.steps.length > 0 && (
              <table className="tight">
                <tbody>
                  {workload.steps.map((step) => (
                    <tr key={step.level}>
                      <th scope="row" className="nw">
                        {step.level} {step.name}
                      </th>
                      <td className="nw">
                        <b>{step.verdict}</b>
                      </td>
                      <td className="muted">{step.reasons}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        ))}
        <p className="small faint mt16">
          {content.versions}. {isFrozen && "The same snapshot gives the same review, byte for byte."}
        </p>
      </Paper>
    </div>
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

function DecisionLine({ decision, children }: { decision: DecisionContent; children: ReactNode }) {
  const { line } = decision;
  return (
    <li id={`decision-${line.id}`} className="decision">
      <Glyph from={line.level} to={line.recommendedLevel ?? line.level} kind={line.action ?? "keep"} />
      <div>
        <p>
          <b>{decision.workload}.</b> {decision.action}.
        </p>
        <p className="muted">{decision.reason}</p>
        {decision.decided && (
          <p>
            <b>{decision.decided}</b>
            {decision.sentence && <span className="muted"> “{decision.sentence}”</span>}
          </p>
        )}
        {!decision.decided && <p className="acc">Decision needed</p>}
        {children}
      </div>
      <div className="num">
        <b>{decision.saving}</b>
        <span className="sub muted">a year, {decision.confidence}</span>
      </div>
    </li>
  );
}

function Block({ number, title, children }: { number?: number; title: string; children: ReactNode }) {
  return (
    <div className="blk">
      <h2>
        {number && <span className="no">{number}</span>}
        {title}
      </h2>
      {children}
    </div>
  );
}

/** A table of the review: the first two columns are words, the rest figures. */
function Rows({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  if (rows.length === 0) return null;
  const isWords = (index: number): boolean => index < 2 || columns[index] === "From here";
  return (
    <table className="stack">
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" className={isWords(index) ? undefined : "num"}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((text, index) => (
              <td key={index} data-label={columns[index]} className={isWords(index) ? undefined : "num"}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
