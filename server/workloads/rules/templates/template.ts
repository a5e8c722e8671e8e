import type { Task } from "@/server/engine";
import type { SuccessBasis } from "../../schema";

export type TemplateSource =
  | "The AI Scaling Dilemma"
  | "The Fine-Tuning Decision, A'sTechware, February 2025"
  | "Precision AI: renting a generalist or hosting a specialist"
  | "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15"
  | "House choice";

/** What a template fills in beside the kind of task, and whose statement it is. */
export interface TemplateGround {
  readonly of: "task" | "narrow" | "interactive" | "knowledge" | "accuracy" | "consistency" | "outcome";
  /** What the source says, in this product's words. */
  readonly says: string;
  readonly source: TemplateSource;
}

export interface WorkloadTemplate {
  readonly key: string;
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  readonly profile: {
    readonly task: Task;
    readonly narrow: boolean;
    readonly interactive: boolean;
    readonly needsProprietaryKnowledge: boolean;
    readonly needsFreshKnowledge: boolean;
    readonly uniqueDomain: boolean;
    readonly requirements: { readonly accuracy?: number; readonly consistency?: number };
    readonly outcomeUnit: {
      readonly name: string;
      readonly perRequest: number;
      readonly successFrom: SuccessBasis;
      readonly target?: number;
    };
  };
  readonly grounds: readonly TemplateGround[];
  /** Words in labels of usage that speak for it, in lower case. */
  readonly signs: readonly string[];
}

export const scaling: TemplateSource = "The AI Scaling Dilemma";
export const decision: TemplateSource = "The Fine-Tuning Decision, A'sTechware, February 2025";
export const precision: TemplateSource = "Precision AI: renting a generalist or hosting a specialist";
export const chapter: TemplateSource = "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15";
export const house: TemplateSource = "House choice";

export const ground = (of: TemplateGround["of"], says: string, source: TemplateSource): TemplateGround => ({
  of,
  says,
  source,
});

/** General tasks for which no document states a bar: the requirement is left to the person. */
export const noBar = ground("accuracy", "No document states a bar for it: write yours.", house);
export const format95 = ground(
  "consistency",
  "Below 95 % consistent output, fine-tuning is worth considering: 95 % is where prompting stops being enough.",
  chapter,
);
export const general = ground(
  "task",
  "Summaries, translation, drafts, answers: general tasks, for which prompting is the right default.",
  decision,
);
export const waits = (says: string) => ground("interactive", says, house);

export const openTask = {
  ...{ narrow: false, interactive: true, needsProprietaryKnowledge: false, needsFreshKnowledge: false },
  ...{ uniqueDomain: false, requirements: {} },
} as const;
export const narrowTask = { ...openTask, narrow: true } as const;
export const unit = (name: string, successFrom: SuccessBasis, target?: number) => ({
  ...{ name, perRequest: 1, successFrom },
  ...(target === undefined ? {} : { target }),
});
