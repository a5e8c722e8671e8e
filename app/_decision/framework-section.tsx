"use client";

import { Section } from "../_ui/section";
import { executiveMatrix, sixSteps, type Answer } from "@/server/calculator";
import { numberWordFirst } from "@/server/kernel/format";
import { PathTable } from "./path-section";

/** The six steps and the executive matrix of chapter 15, with this question's answers. */
export function FrameworkSection({ answer }: { answer: Answer }) {
  const matrix = executiveMatrix(answer);
  const steps = sixSteps(answer);
  const applies = matrix.filter((row) => row.answer === "yes").length;
  return (
    <Section
      title={`${numberWordFirst(applies)} of the executive matrix’s seven ${applies === 1 ? "rows applies" : "rows apply"}`}
    >
      <div className="grid">
        <div className="c6">
          <h3 className="mb8">The executive matrix</h3>
          <PathTable
            rows={matrix}
            caption="The executive matrix"
            words={{ yes: "Applies", no: "Does not", open: "Unknown" }}
          />
        </div>
        <div className="c6">
          <h3 className="mb8">The six steps</h3>
          <PathTable rows={steps} caption="The six steps" words={{ yes: "Take it", no: "Not now", open: "Open" }} />
        </div>
      </div>
      <p className="small faint mt12">
        Both are from “Fine-Tuning vs. Foundation: Build, Buy, or Customize”, chapter 15; the answers are computed from
        your inputs.
      </p>
    </Section>
  );
}
