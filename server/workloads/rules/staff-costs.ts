import type { StaffLine, StaffWork } from "../options/option-parts-schema";

/** What people cost: once by kind of work, and every month. */
export interface StaffCosts {
  readonly data: number;
  readonly evaluation: number;
  readonly integration: number;
  /** A month. */
  readonly upkeep: number;
}

/** Share × salary: of a month for upkeep, of so many months for what is done once. Source: settled questions, last section. */
export function staffCosts(lines: readonly StaffLine[]): StaffCosts {
  const sum = (work: StaffWork): number =>
    lines.filter((line) => line.work === work).reduce((total, line) => total + costOf(line), 0);
  return { data: sum("data"), evaluation: sum("evaluation"), integration: sum("integration"), upkeep: sum("upkeep") };
}

const costOf = ({ work, share, salaryYearly, months }: StaffLine): number =>
  ((share * salaryYearly) / 12) * (work === "upkeep" ? 1 : (months ?? 0));

/** A line that a person may begin with: whose figures they are. */
export interface StaffPreset {
  readonly work: StaffWork;
  readonly role: string;
  readonly share: number;
  readonly months: number | null;
  readonly salary: { readonly from: number; readonly to: number; readonly source: string };
  /** Whose number the share is. */
  readonly source: string;
}

const CHAPTER = "Fine-Tuning vs. Foundation: Build, Buy, or Customize, chapter 15";
const engineer = { from: 200_000, to: 400_000, source: CHAPTER };
const labeller = { from: 40_000, to: 60_000, source: "House choice" };

/** What a fine-tune takes besides training, for a start; every figure is to be replaced by one's own. US dollars. */
export const STAFF_PRESETS: readonly StaffPreset[] = [
  { work: "data", role: "Data curation", share: 1, months: 1, salary: labeller, source: "House choice" },
  { work: "evaluation", role: "Evaluation", share: 0.25, months: 1, salary: engineer, source: "House choice" },
  { work: "integration", role: "ML engineer", share: 0.25, months: 1, salary: engineer, source: "House choice" },
  { work: "upkeep", role: "ML engineer", share: 0.05, months: null, salary: engineer, source: "House choice" },
];

/** The line of a preset, at the middle of its salaries. */
export const staffLineOf = ({ work, role, share, months, salary }: StaffPreset): StaffLine => ({
  ...{ work, role, share, months },
  salaryYearly: (salary.from + salary.to) / 2,
});
