"use client";

import Link from "next/link";
import { memo, useDeferredValue } from "react";
import { FrameworkSection } from "@/app/_decision/framework-section";
import { PathSection } from "@/app/_decision/path-section";
import { Note } from "@/app/_ui/note";
import type { Answer, LeadWeeks, OpenedAddress } from "@/server/calculator";
import { engineVersion } from "@/server/engine";
import { BreakEvenSection } from "./break-even-section";
import { DocumentSection } from "./document-section";
import { CalculatorContext, CalculatorHead } from "./head";
import { LadderSection } from "./ladder-section";
import { MonthsFigure } from "./months-figure";
import { PrintedInputs } from "./printed-inputs";
import { ProfileFigure } from "./profile-figure";
import { QuestionForm } from "./question-form";
import { SensitivitySection } from "./sensitivity-section";
import { TotalCostSection } from "./total-cost-section";
import { useQuestion } from "./use-question";
import { useResting } from "./use-resting";

interface CalculatorProps {
  readonly opened: OpenedAddress;
  readonly leadWeeks: LeadWeeks;
}

/** The engine in the browser: a question to change, and everything that follows from it. */
export function Calculator({ opened, leadWeeks }: CalculatorProps) {
  const { question, answer, fault, sentence, change } = useQuestion(opened);
  // The headline, the field and the chart follow the hand; what stands beside them comes next, the rest once it rests.
  const later = useDeferredValue(answer);
  const resting = useResting(answer);
  return (
    <div className="calc">
      <CalculatorContext />
      {sentence && (
        <div className="mb16">
          <Note tone="asks" title={sentence} isAnswer />
        </div>
      )}
      <CalculatorHead answer={answer} later={resting} />
      <section>
        <div className="split">
          <QuestionForm question={question} answer={answer} change={change} />
          <div className="calc-answers">
            {fault && <Note tone="asks" title={`${fault} Below is the answer to what you asked before.`} isAnswer />}
            <PrintedInputs question={resting.question} />
            <BreakEvenSection answer={answer} />
            <BesideTheChart answer={later} leadWeeks={leadWeeks} />
          </div>
        </div>
      </section>
      <BelowTheQuestion answer={resting} leadWeeks={leadWeeks} />
      <DocumentSection preset={question.preset} />
      <EndNote policyVersion={answer.recommendation.policyVersion} />
    </div>
  );
}

interface LaterProps {
  readonly answer: Answer;
  readonly leadWeeks: LeadWeeks;
}

const BesideTheChart = memo(function BesideTheChart({ answer, leadWeeks }: LaterProps) {
  return (
    <>
      <div className="calc-pair">
        <MonthsFigure answer={answer} />
        <ProfileFigure answer={answer} leadWeeks={leadWeeks} />
      </div>
      <PathSection answer={answer} />
      <TotalCostSection answer={answer} />
    </>
  );
});

const BelowTheQuestion = memo(function BelowTheQuestion({ answer, leadWeeks }: LaterProps) {
  return (
    <>
      <LadderSection answer={answer} leadWeeks={leadWeeks} />
      <SensitivitySection answer={answer} />
      <FrameworkSection answer={answer} />
    </>
  );
});

const EndNote = memo(function EndNote({ policyVersion }: { policyVersion: string }) {
  return (
    <p className="small faint calc-end">
      The same engine as the product, version {engineVersion},{" "}
      {policyVersion === "default-1" ? "policy defaults" : "a policy of its own"}.{" "}
      <Link href="/sign-in" prefetch={false}>
        Sign in
      </Link>{" "}
      to do this for every workload, each quarter.
    </p>
  );
});
