"use client";

import { Section } from "@/app/_ui/section";
import { Uncertainty } from "@/app/_what-if/uncertainty";
import type { Answer } from "@/server/calculator";
import { nameOf } from "./_words/option-words";

/** Ranges, falling prices, and which input moves the saving most. */
export function SensitivitySection({ answer }: { answer: Answer }) {
  const { question, recommendation, option, stay } = answer;
  if (!option || !stay) return null;
  const labels = Object.fromEntries(question.input.options.map((one) => [one.id, nameOf(one)]));
  return (
    <Section title="How sure the money is" aside={nameOf(option)}>
      <Uncertainty
        key={option.id}
        input={question.input}
        recommendation={recommendation}
        labels={labels}
        initial={option.id}
        fileId="calculator"
      />
    </Section>
  );
}
