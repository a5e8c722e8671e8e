"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { ContextLine } from "@/app/_ui/context-line";
import { Headline } from "@/app/_ui/headline";
import { LevelBadge } from "@/app/_ui/level-badge";
import { Note } from "@/app/_ui/note";
import { CALCULATOR_PATH, robustUpfront, type Answer } from "@/server/calculator";
import { formatMoney } from "@/server/kernel/format";
import { recommendationHeadline, recommendationReason, textOf } from "@/server/review/wording";
import { calculatorHeadline, calculatorLede } from "./_words/headline";

/** What stands above the question: what is kept, the link, the way back to the beginning. */
export function CalculatorContext() {
  const [said, setSaid] = useState<string | null>(null);
  const copy = () => {
    // The address is written a moment after the last change.
    setTimeout(() => {
      navigator.clipboard.writeText(location.href).then(
        () => setSaid("The link is copied."),
        () => setSaid("The browser did not allow it; copy the address itself."),
      );
    }, 300);
  };
  return (
    <ContextLine
      push={
        <>
          <span className="small muted" role="status">
            {said}
          </span>
          <button type="button" className="linklike" onClick={copy}>
            Copy link
          </button>
          <button type="button" className="linklike" onClick={() => print()}>
            Print
          </button>
          <Link href={CALCULATOR_PATH} prefetch={false}>
            Reset
          </Link>
        </>
      }
    >
      <span>Nothing you type is stored; the address holds your inputs, so it can be shared.</span>
    </ContextLine>
  );
}

/** The finding, what it rests on, and what the engine advises; what takes longer to find is of a moment ago. */
export function CalculatorHead({ answer, later }: { answer: Answer; later: Answer }) {
  const { fact, doubt, advice } = calculatorLede(answer);
  const most = useMemo(() => robustUpfront(later), [later]);
  const cheaper =
    most !== null && most > 0 && doubt !== null
      ? `make the project cheaper than ${formatMoney(most, answer.currency)}`
      : null;
  const lede = (
    <>
      {fact}
      {doubt && ` ${doubt}`}
      {advice && (
        <>
          : <strong>{advice}</strong>
        </>
      )}
      {cheaper && (advice ? `, or ${cheaper}` : `: ${cheaper}, and it would be`)}
      {doubt && !doubt.endsWith(".") && "."}
    </>
  );
  return (
    <>
      <Headline finding={calculatorHeadline(answer)} lede={lede} />
      <Advice answer={answer} />
    </>
  );
}

function Advice({ answer: { recommendation } }: { answer: Answer }) {
  return (
    <div className="calc-advice">
      <LevelBadge level={recommendation.level} />
      <Note title={textOf(recommendationHeadline(recommendation))}>{recommendationReason(recommendation)}</Note>
    </div>
  );
}
