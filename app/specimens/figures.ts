import type { DeltaRow, LadderItem, LadderKind, Level, Retirement } from "@/server/drawings";
import type { BreakEvenPath } from "../_charts/break-even-shape";
import type { LedgerPoint } from "../_charts/ledger-curve";
import type { PeriodSpend } from "../_charts/spend-by-level";

/** Invented figures for the specimens. They add up, and they mean nothing. */
export const QUARTERS = ["Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026"] as const;

export interface SpecimenWorkload extends LadderItem {
  readonly level: Level;
  readonly quarters: readonly number[];
}

const workload = (
  id: string,
  name: string,
  level: Level,
  recommendedLevel: Level,
  kind: LadderKind,
  quarters: readonly number[],
  moneyLabel?: string,
): SpecimenWorkload => ({
  id,
  name,
  level,
  recommendedLevel,
  kind,
  quarters,
  spend: quarters.at(-1) ?? 0,
  moneyLabel,
  href: `/specimens?workload=${id}`,
});

export const WORKLOADS: readonly SpecimenWorkload[] = [
  workload("triage", "Support triage", 1, 3, "trial", [19600, 25900, 29100, 33300, 40400], "$28–90k a year"),
  workload("code", "Code review", 1, 1, "keep", [11200, 16800, 20300, 24100, 28900]),
  workload("sales", "Sales e-mails", 1, 1, "switch", [12400, 14100, 13600, 13900, 14200], "$21–28k a year"),
  workload("meet", "Meeting summaries", 1, 1, "keep", [6300, 8200, 9100, 9800, 11100]),
  workload("list", "Listing translation", 1, 1, "keep", [10800, 11600, 10200, 9900, 9400]),
  workload("help", "Help-centre answers", 2, 2, "keep", [13900, 17400, 19600, 21200, 24700]),
  workload("contract", "Contract clauses", 2, 3, "trial", [5100, 7900, 9400, 10800, 12300], "costs $3–5k"),
  workload("policy", "Policy Q&A", 2, 2, "keep", [5600, 6200, 6000, 6100, 5900]),
  workload("invoice", "Invoice lines", 3, 3, "keep", [24800, 27400, 14100, 13500, 13800]),
  workload("tagging", "Product tagging", 3, 1, "step-down", [7700, 8300, 8500, 8700, 8600], "$17–21k a year"),
  workload("returns", "Returns fraud notes", 3, 1, "step-down", [0, 0, 2700, 4100, 4300], "$1–2k a year"),
  workload("customs", "Customs tariff codes", 4, 2, "step-down", [4900, 6100, 6300, 6400, 6500], "$9–13k a year"),
];
const UNASSIGNED = [1000, 800, 900, 1100, 2300] as const;

export const SPEND: readonly PeriodSpend[] = QUARTERS.map((label, index) => {
  const byLevel: Partial<Record<Level, number>> = {};
  for (const { level, quarters } of WORKLOADS) byLevel[level] = (byLevel[level] ?? 0) + (quarters[index] ?? 0);
  return { label, byLevel, unassigned: UNASSIGNED[index] ?? 0 };
});
export const TOTAL = 182_400;

export const CHANGE: readonly DeltaRow[] = [
  { name: "Volume", amount: 17_600, note: "21.3 → 23.6 B tokens, +10.8 %" },
  { name: "Mix", amount: 5_000, note: "code review moved to a dearer model (+$3.6k), long contracts (+$1.4k)" },
  { name: "Price", amount: -3_100, note: "GPT-4o −20 % and cheaper cache reads, less Claude Sonnet 5 +50 %" },
  { name: "Change", amount: 19_500, kind: "total" },
];

export const SHORTFALL: readonly DeltaRow[] = [
  {
    name: "Market",
    amount: -8_466,
    kind: "estimated",
    note: "GPT-4o −20 % from 1 June: the API got cheaper, so less is avoided",
  },
  { name: "Investment", amount: -5_400, level: 3, note: "$27,400 against $22,000: labelling took a second round" },
  { name: "Volume, run", amount: 2_664, level: 3, note: "more invoices than planned, run costs as planned" },
  { name: "In all", amount: -11_202, kind: "total" },
];

export const RETIREMENTS: readonly Retirement[] = [
  { id: "returns", name: "Returns fraud notes", day: "2026-10-23", level: 3, spend: 4350, moneyLabel: "$17.4k a year" },
  { id: "sales", name: "Sales e-mails", day: "2027-01-14", level: 1, spend: 14_700, moneyLabel: "$58.8k a year" },
];

const months = (count: number, start: number, monthly: (month: number) => number): number[] => {
  const sums = [start];
  for (let month = 1; month <= count; month += 1) sums.push((sums.at(-1) ?? 0) + monthly(month));
  return sums;
};

const REQUESTS = 8_638_000;
const baseline = REQUESTS * 0.001525;
const tuned = REQUESTS * 0.000496 + 1400;

export const STAY: BreakEvenPath = {
  name: "Stay on GPT-4.1",
  detail: "$13,173 a month",
  level: 1,
  expected: months(18, 0, () => baseline),
  adverse: months(18, 0, (month) => baseline * 0.75 * 0.5 ** ((month - 1) / 12)),
};
export const TUNED: BreakEvenPath = {
  name: "Fine-tuned mini",
  detail: "$18,000 + $5,684 a month",
  level: 3,
  expected: months(18, 18_000, () => tuned),
  adverse: months(18, 22_500, () => (tuned - 1400) * 0.75 + 1750),
};

export const API: BreakEvenPath = {
  name: "API + prompting",
  detail: "$10,000 a month",
  level: 1,
  expected: months(18, 0, () => 10_000),
  adverse: months(18, 0, (month) => 10_000 * 0.75 * 0.5 ** ((month - 1) / 12)),
};
export const HOSTED: BreakEvenPath = {
  name: "Fine-tuned, hosted",
  detail: "$80,000 + $2,000",
  level: 3,
  expected: months(18, 80_000, () => 2000),
  adverse: months(18, 100_000, () => 2500),
};

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"] as const;
const SAVINGS = [4846, 4624, 2374, 5395, 5593, 1762, 3792, 3938, 2374] as const;
const TAKEN = [0, 0, 0, 0, 0, 2040, 2081, 2122, 2223] as const;

export const LEDGER: readonly LedgerPoint[] = NAMES.reduce<LedgerPoint[]>(
  (points, label, index) => {
    const last = points.at(-1);
    const actual = (last?.actual ?? 0) + (SAVINGS[index] ?? 0);
    const frozen = (last?.frozen ?? 0) + (SAVINGS[index] ?? 0) + (TAKEN[index] ?? 0);
    return [...points, { label, actual, frozen, plan: (last?.plan ?? 0) + 4500 }];
  },
  [{ label: "1 Jan 2026", actual: -27_400, frozen: -27_400, plan: -22_000 }],
);

/** Sixty workloads from a fixed rule, so that the picture stays the same. */
export const SIXTY: readonly LadderItem[] = Array.from({ length: 60 }, (_, index) => {
  const level = ((index * 7) % 10 < 6 ? 1 : (index * 7) % 10 < 8 ? 2 : index === 9 ? 4 : 3) as Level;
  const moves = index % 7 === 3;
  const recommendedLevel = (moves ? (level === 1 ? 3 : level - 1) : level) as Level;
  return {
    id: `w${index}`,
    name:
      ["Sales review", "HR notes", "Fraud triage", "Support drafts", "Legal answers", "Pricing search"][index % 6] ??
      "",
    level,
    recommendedLevel,
    kind: !moves ? "keep" : level === 1 ? "trial" : "step-down",
    spend: Math.round(60_000 / (1 + ((index * 13) % 60))),
    moneyLabel: moves ? `$${1 + (index % 9)}–${10 + (index % 13)}k a year` : undefined,
  };
});

export const PLACED_LATER: readonly LadderItem[] = [
  {
    id: "a",
    name: "Support triage",
    level: 1,
    recommendedLevel: 1,
    kind: "trial",
    spend: 40_400,
    moneyLabel: "$28–90k a year",
  },
  { id: "b", name: "Help-centre answers", level: 2, recommendedLevel: 2, kind: "unmet", spend: 24_700 },
  {
    id: "c",
    name: "Voice notes",
    level: null,
    recommendedLevel: 2,
    kind: "adopt",
    spend: 3_100,
    moneyLabel: "costs $2–4k",
  },
  { id: "d", name: "Internal search", level: null, recommendedLevel: null, kind: "keep", spend: 900 },
];
