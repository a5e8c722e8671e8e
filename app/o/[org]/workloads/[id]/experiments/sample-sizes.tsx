"use client";

import { useRef } from "react";
import { nonInferioritySample, oneShareSample, pairedSample } from "@/server/evaluation";
import { formatCount, formatMeasuredShare, formatNumber } from "@/server/kernel/format";
import { Field } from "../../../../../_ui/field";
import { percentOf } from "../../_form/form-values";
import { useTextIn } from "../../_form/use-text-in";
import type { SampleTerms } from "./sample-terms";

const MARGIN = 0.02;
const FROM = {
  measured: "as it was measured",
  present: "as what is in use was measured",
  assumed: "assumed, two points above",
} as const;

/** How many answers the next test must judge, for what it shall show. */
export function SampleSizes({ experimentSample, ...terms }: SampleTerms & { readonly experimentSample: number }) {
  const [expectedField, marginField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const expected = shareIn(useTextIn(expectedField, percentOf(rounded(terms.expected))));
  const margin = shareIn(useTextIn(marginField, percentOf(MARGIN)));
  return (
    <div className="mt16">
      <h3 className="h4 mb8">How many answers it takes</h3>
      <div className="row2">
        <Field
          label="It may really get"
          unit="%"
          isNumeric
          ref={expectedField}
          defaultValue={percentOf(rounded(terms.expected))}
          hint={`${terms.candidate}, ${FROM[terms.expectedFrom]}`}
        />
        <Field
          label="A difference that matters"
          unit="points"
          isNumeric
          ref={marginField}
          defaultValue={percentOf(MARGIN)}
        />
      </div>
      <ul className="list" aria-live="polite">
        {linesOf(terms, expected, margin).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li className="muted">
          The policy asks for {formatCount(experimentSample)}. Found in four of five such tests, at 95 % certainty.
        </li>
      </ul>
    </div>
  );
}

function linesOf(
  { required, present, discordant }: SampleTerms,
  expected: number | null,
  margin: number | null,
): string[] {
  if (expected === null || expected >= 1) return ["Write a share below 100 %."];
  const proof = oneShareSample({ required, expected });
  const lines = [
    proof === null
      ? `No sample proves ${formatMeasuredShare(required)} of an option that gets ${formatMeasuredShare(expected)}.`
      : `${formatCount(proof)} answers to prove the ${formatMeasuredShare(required)} that are required.`,
  ];
  if (!present || margin === null || margin <= 0) return lines;
  const points = `${formatNumber(margin * 100, { digits: 1 })} points`;
  const other = nonInferioritySample({ present: present.share, expected, margin });
  lines.push(
    other === null
      ? `It is expected to be ${points} worse than ${present.label}, or more.`
      : `${formatCount(other)} of each, on different requests, to show that it is less than ${points} worse than ${present.label}.`,
  );
  const paired = discordant && pairedSample({ discordant: discordant.share, difference: margin });
  if (paired)
    lines.push(
      `${formatCount(paired)} that both answer, to tell ${points} apart; they disagree on ${formatMeasuredShare(discordant.share)}${discordant.isMeasured ? ", as measured" : " if they err independently"}.`,
    );
  return lines;
}

const rounded = (share: number): number => Number(share.toFixed(4));
function shareIn(text: string): number | null {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && value >= 0 && value <= 100 ? value / 100 : null;
}
