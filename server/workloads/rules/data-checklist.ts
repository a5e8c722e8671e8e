import type { DataCheck } from "../options/option-parts-schema";

const CHAPTER = "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15";
const DECISION = "The Fine-Tuning Decision, A'sTechware, February 2025";

/** What must hold before a model is trained, and who says so. */
export const DATA_CHECKLIST: Readonly<Record<DataCheck, { readonly asks: string; readonly source: string }>> = {
  "enough-examples": {
    asks: "There are 1,000 good examples at least, 5,000 to 10,000 for production.",
    source: CHAPTER,
  },
  "consistent-labels": { asks: "Two people label the same example alike.", source: DECISION },
  representative: { asks: "The examples are drawn from real traffic, rare cases included.", source: DECISION },
  "hold-out": { asks: "A hold-out set is put aside and never trained on.", source: DECISION },
  "errors-and-bias": {
    asks: "Errors and biases were looked for: training amplifies what the data holds.",
    source: CHAPTER,
  },
  retraining: { asks: "Somebody retrains when the task drifts, with a budget for it.", source: CHAPTER },
  "regression-tests": { asks: "Automated tests find what a new training run makes worse.", source: CHAPTER },
  versions: { asks: "Versions are kept, and the one before can be brought back.", source: CHAPTER },
};

/** From this level on a model is trained, and its data is asked about. */
export const CHECKED_FROM_LEVEL = 3;
