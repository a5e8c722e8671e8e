import type { Day } from "@/server/kernel/day";

export interface DemoDecision {
  readonly workload: string;
  readonly verdict: "accept" | "defer" | "reject";
  readonly owner: string;
  readonly dueOn?: Day;
  readonly sentence: string;
}

/** What was decided on the second quarter, on everything but what stayed as it was. */
export const decisionsOfSecondQuarter: readonly DemoDecision[] = [
  {
    workload: "Code review",
    verdict: "accept",
    owner: "Tomasz Wilk",
    dueOn: "2026-07-06",
    sentence: "A third cheaper and as good on the pull requests of June; the price holds until the end of August.",
  },
  {
    workload: "Contract clauses",
    verdict: "accept",
    owner: "Henrik Sand",
    dueOn: "2026-09-15",
    sentence: "Pilot on 1,200 contracts in August; counsel reads every clause that the two disagree on.",
  },
  {
    workload: "Support triage",
    verdict: "defer",
    owner: "Lucía Ferrer",
    dueOn: "2026-09-30",
    sentence: "The labels of 2025 are being cleaned until August; decide on the trial with the third quarter.",
  },
  {
    workload: "Listing translation",
    verdict: "defer",
    owner: "Aino Laine",
    dueOn: "2026-07-10",
    sentence: "Try GPT-5.6 Luna, released this week, on Finnish and Polish before anything is trained.",
  },
  {
    workload: "Warranty disputes",
    verdict: "defer",
    owner: "Ruth Adeyemi",
    dueOn: "2026-10-15",
    sentence: "People go on deciding; the desk collects 1,000 rulings with their reasons first.",
  },
];

/** Who gets the signed review by mail. Addresses under .example reach nobody. */
export const recipients = [
  { name: "Ingrid Solheim", email: "ingrid.solheim@demo.example" },
  { name: "Board office", email: "board@demo.example" },
] as const;
