"use client";

import { useState } from "react";
import { LevelBadge } from "../_ui/level-badge";
import { Segmented } from "../_ui/segmented";
import { StatusWord, type Status } from "../_ui/status-word";
import { decisionPath, fourQuestions, type Answer, type PathRow } from "@/server/calculator";
import "./decision.css";

const STATUS: Readonly<Record<PathRow["answer"], Status>> = { yes: "yes", no: "no", open: "open", none: "none" };
const WORDS: Readonly<Record<PathRow["answer"], string>> = { yes: "Yes", no: "No", open: "Open", none: "–" };

interface PathTableProps {
  readonly rows: readonly PathRow[];
  readonly caption: string;
  /** Other words than yes and no. */
  readonly words?: Readonly<Partial<Record<PathRow["answer"], string>>>;
}

/** Questions with their answers, in rows. */
export function PathTable({ rows, caption, words }: PathTableProps) {
  const hasLevels = rows.some(({ level }) => level !== null);
  return (
    <table className="calc-path">
      <caption className="vh">{caption}</caption>
      <thead className="vh">
        <tr>
          {hasLevels && <th scope="col">Level</th>}
          <th scope="col">Question</th>
          <th scope="col">Answer</th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            {hasLevels && (
              <td className="calc-level">
                <LevelBadge level={row.level} />
              </td>
            )}
            <th scope="row">{row.question}</th>
            <td>
              {row.answer === "none" ? (
                <span className="muted">does not arise</span>
              ) : (
                <StatusWord status={STATUS[row.answer]}>{words?.[row.answer] ?? WORDS[row.answer]}</StatusWord>
              )}
            </td>
            <td className="muted">{row.because}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type View = "engine" | "document";

interface PathSectionProps {
  readonly answer: Answer;
  /** Over the engine's order, where the section above says already what it is. */
  readonly title?: string;
}

/** How the answer was reached: in the engine's order, or by the document's four questions. */
export function PathSection({ answer, title = "How the answer was reached" }: PathSectionProps) {
  const [view, setView] = useState<View>("engine");
  const four = fourQuestions(answer);
  return (
    <div>
      <div className="sec">
        <h3>{view === "engine" ? title : "Four questions to a fine-tune"}</h3>
        <Segmented
          label="Decision path"
          options={[
            { value: "engine", label: "The engine’s order" },
            { value: "document", label: "Four questions" },
          ]}
          value={view}
          onPick={setView}
        />
      </div>
      {view === "engine" ? (
        <PathTable rows={decisionPath(answer)} caption="The decision in the engine’s order" />
      ) : (
        <>
          <PathTable rows={four.rows} caption="The four questions of The AI Scaling Dilemma" />
          <p className="mt12">{four.conclusion}</p>
          <p className="small faint mt8">The questions are those of “The AI Scaling Dilemma”, section 3.</p>
        </>
      )}
    </div>
  );
}
