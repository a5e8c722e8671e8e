"use client";

import { useCallback, useMemo } from "react";
import type { EngineInput, Level, Recommendation } from "@/server/engine";
import { leversOf, type Change } from "@/server/what-if";
import { changeWords, recommendationHeadline } from "@/server/review/wording";
import { Clauses } from "../_ui/headline";
import { AnswerBeside } from "./answer-beside";
import { KeepScenario } from "./keep-scenario";
import { Levers } from "./levers";
import { SupposedRungs } from "./supposed-rungs";
import { TurningList } from "./turning-list";
import { useWhatIf } from "./use-what-if";
import "./what-if.css";

export interface WhatIfProps {
  readonly workloadId: string;
  readonly quarter: string;
  readonly prices: "then" | "now";
  readonly input: EngineInput;
  readonly recommendation: Recommendation;
  readonly present: { readonly option: string; readonly level: Level; readonly label: string } | null;
  /** What options are called, by id. */
  readonly labels: Readonly<Record<string, string>>;
  /** A scenario that was opened. */
  readonly initial: readonly Change[];
  readonly scenariosHref: string;
  readonly scenarioCount: number;
  readonly maySave: boolean;
}

/** Suppose something else: the ladder and the money answer at once, from the engine in the browser. */
export function WhatIf(props: WhatIfProps) {
  const { input: asked, recommendation, present, labels, initial } = props;
  const supposed = useWhatIf(asked, recommendation, initial);
  const levers = useMemo(() => leversOf(asked), [asked]);
  const named = useCallback(
    (option: string): string => (option === present?.option ? present.label : (labels[option] ?? option)),
    [present, labels],
  );
  const currency = asked.currency ?? "USD";
  const now = new Map(levers.map((lever) => [lever.path, lever.now]));
  const changed = supposed.changes.filter(({ path, value }) => now.get(path) !== value);
  const general = supposed.faults.filter(({ path }) => !now.has(path));
  return (
    <div className="grid what-if">
      <div className="c5">
        <Levers
          levers={levers}
          changes={supposed.changes}
          faults={supposed.faults}
          onSet={supposed.set}
          onReset={supposed.reset}
          labelOf={named}
          currency={currency}
        />
        <TurningList input={asked} presentLevel={present?.level ?? null} named={named} />
      </div>
      <div className="c7">
        <div className="what-if-answer">
          <p className="h3 serif" role="status">
            {changed.length === 0 ? "Nothing is changed yet" : <Clauses of={recommendationHeadline(supposed.answer)} />}
          </p>
          {changed.length > 0 && (
            <ul className="list small muted mt8">
              {changed.map((change) => (
                <li key={change.path}>
                  {changeWords({ ...change, now: now.get(change.path) ?? null }, named, currency)}
                </li>
              ))}
            </ul>
          )}
          {supposed.faults.length > 0 && (
            <p className="err mt8" role="alert">
              {general.length > 0
                ? general.map(({ path, problem }) => `${path} ${problem}`).join("; ")
                : "One of the fields cannot be so; below is the answer before it."}
            </p>
          )}
          <p className="mt8">
            {changed.length === 0 ? (
              "Move a slider or type a figure; the answer beside it follows."
            ) : (
              <button type="button" className="linklike" onClick={supposed.resetAll}>
                Take all changes back
              </button>
            )}
            {props.scenarioCount > 0 && (
              <>
                {" · "}
                <a href={props.scenariosHref}>
                  Compare {props.scenarioCount} saved {props.scenarioCount === 1 ? "scenario" : "scenarios"}
                </a>
              </>
            )}
          </p>
          <AnswerBeside present={recommendation} supposed={supposed.answer} named={named} />
          {changed.length > 0 && supposed.faults.length === 0 && (
            <KeepScenario
              workloadId={props.workloadId}
              quarter={props.quarter}
              prices={props.prices}
              changes={changed}
              input={supposed.input}
              scenariosHref={props.scenariosHref}
              maySave={props.maySave}
            />
          )}
          <SupposedRungs
            present={recommendation}
            supposed={supposed.answer}
            level={present?.level ?? null}
            named={named}
          />
        </div>
      </div>
    </div>
  );
}
