import type { EngineInput, EngineOption, EngineUsage, EngineWorkload } from "@/server/engine";
import type { Answer } from "../answer-question";
import type { DocumentKey } from "../documents";

export type FigureUnit = "money" | "price" | "share" | "months" | "times" | "level" | "tokens a day";

/** A figure that a document prints, and the same computed from the preset. */
export interface DocumentFigure {
  readonly name: string;
  /** Where it stands: the section, and which paragraph or line of it. */
  readonly place: string;
  readonly unit: FigureUnit;
  readonly printed: number;
  readonly computed: (answer: Answer) => number | null;
  /** Why the two differ; absent: they agree as far as the document's digits go. */
  readonly note?: string;
}

/** A scenario of a document, as a question. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly document: DocumentKey;
  readonly input: EngineInput;
  readonly compared?: string;
  /** What had to be added, because the document does not say it. */
  readonly added: string;
  readonly figures: readonly DocumentFigure[];
}

/** Presets do not age: what they ask is of this day. */
export const PRESET_DAY = "2026-10-01";

type Asked = Omit<EngineInput, "asOf" | "currency" | "workload" | "usage"> & {
  readonly workload: Partial<EngineWorkload> & Pick<EngineWorkload, "name">;
  readonly usage: Partial<EngineUsage> & Pick<EngineUsage, "requestsPerMonth">;
};

/** A narrow, stable task with a target of 90 %, a thousand words in and fifty out, unless the document says otherwise. */
export const asked = ({ workload, usage, ...rest }: Asked): EngineInput => ({
  asOf: PRESET_DAY,
  currency: "USD",
  workload: {
    task: "classification",
    narrow: true,
    changesPerYear: 1,
    labelledExamples: 10_000,
    requirements: { accuracy: 0.9 },
    ...workload,
  },
  usage: { inputTokensPerRequest: 500, outputTokensPerRequest: 50, ...usage },
  ...rest,
});

/** A general model whose prompt has been worked on and measured. */
export const general = (option: Partial<EngineOption> & Pick<EngineOption, "price">): EngineOption => ({
  id: "api",
  level: 1,
  hosting: "api",
  label: "General API",
  promptOptimised: true,
  evidence: { accuracy: 0.93, sampleSize: 1_000 },
  ...option,
});

/** A fine-tuned model on machines of one's own. */
export const specialist = (option: Partial<EngineOption>): EngineOption => ({
  id: "specialist",
  level: 3,
  hosting: "self-hosted",
  label: "Fine-tuned model",
  ...option,
});

export const monthly = (answer: Answer, id?: string): number | null => {
  const { current, economics } = answer.recommendation;
  if (id === undefined || id === current?.option) return current?.monthlyCost ?? null;
  return economics.find(({ option }) => option === id)?.monthlyCost ?? null;
};

export const times = (value: number | null, factor: number): number | null => (value === null ? null : value * factor);

/** What both paths have cost by a month, up-front included. */
export const costBy = ({ curves }: Answer, month: number): { stay: number; option: number } | null => {
  const point = curves?.expected.points[month];
  return point ? { stay: point.baseline ?? 0, option: point.option } : null;
};

/** A figure without a note must agree to the digits that the document prints. */
export function agrees({ printed, unit }: Pick<DocumentFigure, "printed" | "unit">, computed: number | null): boolean {
  if (computed === null) return false;
  if (unit === "level") return computed === printed;
  if (unit === "months") return Math.round(computed) === printed;
  if (unit === "share") return Math.abs(computed - printed) < 0.005;
  return Math.abs(computed - printed) <= Math.abs(printed) * 0.005;
}
