import type { Level } from "./shape";

export interface LevelText {
  readonly name: string;
  /** One word or two, for the end of a column. */
  readonly shortName: string;
  /** What a step onto this level costs, as the ladder prints it. */
  readonly cost: string;
}

/** The five levels as they are printed everywhere. The costs are the policy's orders of magnitude, in USD. */
export const LEVELS: Readonly<Record<Level, LevelText>> = {
  1: { name: "API + prompting", shortName: "Prompting", cost: "nothing up front" },
  2: { name: "Retrieval", shortName: "Retrieval", cost: "$0.01–0.05 a query" },
  3: { name: "Fine-tuning", shortName: "Fine-tuning", cost: "$50–2,000 a run; project 5–10×" },
  4: { name: "Continued pre-training", shortName: "Pre-training", cost: "from $10,000" },
  5: { name: "From scratch", shortName: "From scratch", cost: "$10–100M and up" },
};
