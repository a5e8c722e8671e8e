import type { Action, Confidence, Level } from "@/server/engine";

/** What the engine must say of a workload. `level` is null only where nothing is in use and nothing meets the bar. */
export interface ExpectedAnswer {
  readonly workload: string;
  readonly action: Action;
  readonly from: Level;
  readonly to: Level;
  readonly option: string;
  readonly confidence: Confidence;
  readonly costDriven?: true;
  /** Options that may not be chosen, and why. */
  readonly excluded?: Readonly<Record<string, string>>;
  readonly unblock?: readonly string[];
}

/** The answers for Q3 2026, the quarter on screen. A test holds the demo to them. */
export const expectedAnswers: readonly ExpectedAnswer[] = [
  { workload: "Support triage", action: "trial", from: 1, to: 3, option: "llama-3.1-8b-lora", confidence: "untested", costDriven: true },
  { workload: "Code review", action: "keep", from: 1, to: 1, option: "sonnet-5", confidence: "proven" },
  { workload: "Help-centre answers", action: "keep", from: 2, to: 2, option: "router", confidence: "proven" },
  { workload: "Invoice lines", action: "keep", from: 3, to: 3, option: "llama-3.1-8b", confidence: "proven" },
  { workload: "Sales e-mails", action: "switch", from: 1, to: 1, option: "gpt-5.6-luna", confidence: "indicated" },
  { workload: "Contract clauses", action: "step-up", from: 2, to: 3, option: "llama-3.1-8b-clauses", confidence: "indicated" },
  { workload: "Listing translation", action: "keep", from: 1, to: 1, option: "gpt-5.6-luna", confidence: "proven" },
  { workload: "Call summaries", action: "keep", from: 1, to: 1, option: "gpt-5.4-batch", confidence: "proven" },
  { workload: "Warranty disputes", action: "unmet", from: 2, to: 2, option: "opus-4.8-files", confidence: "none", unblock: ["not-narrow", "open-ended", "too-few-examples"] },
  { workload: "Product tagging", action: "step-down", from: 3, to: 1, option: "gpt-5.6-luna", confidence: "proven" },
  { workload: "Policy questions", action: "keep", from: 2, to: 2, option: "llama-70b-handbook", confidence: "proven", excluded: { "haiku-4.5-handbook": "data-must-stay" } },
  { workload: "Customs tariff codes", action: "step-down", from: 4, to: 2, option: "terra-tariff-book", confidence: "indicated" },
  { workload: "Returns fraud notes", action: "step-down", from: 3, to: 1, option: "gpt-5.6-luna", confidence: "indicated", excluded: { "gpt-4.1-nano-ft": "retired" } },
]; // prettier-ignore

/** The answers of Q2 2026, as they were known when its review was signed: what the decisions were taken on. */
export const expectedBefore: Readonly<Record<string, Action>> = {
  "Support triage": "trial",
  "Code review": "switch",
  "Help-centre answers": "keep",
  "Invoice lines": "keep",
  "Sales e-mails": "keep",
  "Contract clauses": "trial",
  "Listing translation": "unmet",
  "Call summaries": "keep",
  "Warranty disputes": "unmet",
  "Product tagging": "keep",
  "Policy questions": "keep",
  "Customs tariff codes": "keep",
  "Returns fraud notes": "keep",
};
