import type { EngineOption, Hosting, Level } from "@/server/engine";
import type { Answer } from "./answer-question";

export type ProfileKey = "start" | "volume" | "change" | "data" | "latency" | "output" | "running";

/** One quality of both paths, 0 (weak) to 5 (strong). */
export interface ProfileRow {
  readonly key: ProfileKey;
  readonly name: string;
  readonly stay: number;
  readonly option: number;
  /** What the two marks stand on. */
  readonly because: string;
  /** Measured or computed from the inputs; else a rule of thumb. */
  readonly isEstimated: boolean;
}

/** Weeks from a decision to production, by level. */
export type LeadWeeks = Readonly<Record<Level, number>>;

const within = (value: number): number => Math.min(5, Math.max(0, value));

/** 5 up to 100 of the currency, a point less for every factor of ten. */
const startMark = (upfront: number): number => within(5 - Math.log10(Math.max(1, upfront / 100)));
/** The cheaper one has 5; the other as much less as it is dearer. */
const volumeMark = (own: number, other: number): number => within(own <= 0 ? 5 : 5 * Math.min(1, other / own));
/** 5 within a week, a point less for each doubling. */
const changeMark = (weeks: number): number => within(5 - Math.log2(Math.max(1, weeks)));
/** 5 at 50 ms, a point less for each doubling. */
const latencyMark = (milliseconds: number): number => within(5 - Math.log2(Math.max(1, milliseconds / 50)));
/** 0 at half of the answers right, 5 at all. */
const outputMark = (share: number): number => within((share - 0.5) * 10);

const DATA: Readonly<Record<Hosting, number>> = { api: 1.5, managed: 2.5, "self-hosted": 4.5 };
const RUNNING: Readonly<Record<Hosting, number>> = { api: 4.7, managed: 3.2, "self-hosted": 1.6 };
/** Chapter 15: 50–80 ms on machines of one's own, 400 ms and more over a cloud API. */
const LATENCY: Readonly<Record<Hosting, number>> = { api: 400, managed: 250, "self-hosted": 80 };

/** What a router is by its legs: the share-weighted mean. */
function mean(option: EngineOption, options: readonly EngineOption[], mark: (leaf: EngineOption) => number): number {
  if (!option.route) return mark(option);
  return option.route.reduce((sum, { option: id, share }) => {
    const leg = options.find((one) => one.id === id);
    return sum + (leg ? share * mean(leg, options, mark) : 0);
  }, 0);
}

const consistencyOf = ({ evidence, level }: EngineOption): readonly [number, boolean] => {
  const measured = evidence?.consistency ?? evidence?.accuracy ?? null;
  // Chapter 15: 85–95 % with prompts, 98–99.5 % fine-tuned.
  return measured === null ? [level >= 3 ? 0.985 : 0.9, true] : [measured, false];
};

/** Seven qualities of what is in use and of what stands beside it; null where there are no two. */
export function pathProfile(answer: Answer, leadWeeks: LeadWeeks): readonly ProfileRow[] | null {
  const { stay, option, economics, recommendation, question } = answer;
  if (!stay || !option || !economics || !recommendation.current) return null;
  const { options } = question.input;
  const of = (mark: (leaf: EngineOption) => number) => ({
    stay: mean(stay, options, mark),
    option: mean(option, options, mark),
  });
  const costs = [recommendation.current.monthlyCost, economics.monthlyCost] as const;
  const latency = (leaf: EngineOption) => leaf.evidence?.p95LatencyMs ?? LATENCY[leaf.hosting ?? "api"];
  const isMeasured = [stay, option].every(({ evidence }) => (evidence?.p95LatencyMs ?? null) !== null);
  const outputs = [consistencyOf(stay), consistencyOf(option)] as const;
  return [
    {
      key: "start",
      name: "Cheap to start",
      stay: 5,
      option: startMark(economics.upfront),
      because: "a point less for every factor of ten above 100 up front",
      isEstimated: false,
    },
    {
      key: "volume",
      name: "Cheap at this volume",
      stay: volumeMark(costs[0], costs[1]),
      option: volumeMark(costs[1], costs[0]),
      because: "cost of the first month, the cheaper has 5",
      isEstimated: false,
    },
    {
      key: "change",
      name: "Fast to change",
      stay: changeMark(leadWeeks[stay.level]),
      option: changeMark(leadWeeks[option.level]),
      because: "lead time of the level, a point less for each doubling of a week",
      isEstimated: true,
    },
    {
      key: "data",
      name: "Control of data",
      ...of((leaf) => DATA[leaf.hosting ?? "api"]),
      because: "where it is hosted",
      isEstimated: true,
    },
    {
      key: "latency",
      name: "Low latency",
      ...of((leaf) => latencyMark(latency(leaf))),
      because: isMeasured ? "measured p95" : "50–80 ms on own machines, 400 ms over an API, by chapter 15",
      isEstimated: !isMeasured,
    },
    {
      key: "output",
      name: "Control of output",
      stay: outputMark(outputs[0][0]),
      option: outputMark(outputs[1][0]),
      because: "measured quality, else 90 % with prompts and 98.5 % fine-tuned, by chapter 15",
      isEstimated: outputs[0][1] || outputs[1][1],
    },
    {
      key: "running",
      name: "Little to run",
      ...of((leaf) => RUNNING[leaf.hosting ?? "api"]),
      because: "who keeps the machines",
      isEstimated: true,
    },
  ];
}
