import { faultsOf, recommend, type EngineInput, type EngineOption } from "@/server/engine";
import { applyChanges, leversOf, tornado, turningPoints } from "@/server/what-if";
import { against, type Measured } from "./measured";
import { processorMedian } from "./timed";

/** Milliseconds from a moved slider to the page drawn anew, and for the whole portfolio. */
const REDRAW = 50;
const PORTFOLIO = { workloads: 1_000, milliseconds: 100 };
const RUNS = 7;

/** A workload of the demo company's size: a general model in use, nine others, two fine-tunes and a router. */
export function demoSized(index: number): EngineInput {
  const share = (step: number): number => ((index * step) % 997) / 997;
  const date = "2026-08-01";
  const general = Array.from({ length: 9 }, (_, at): EngineOption => ({
    id: `general-${at}`,
    level: 1,
    hosting: "api",
    price: { inputPerMTok: 2.5 / (at + 1), outputPerMTok: 10 / (at + 1), cachedInputPerMTok: 1.25 / (at + 1) },
    promptOptimised: true,
    caching: at % 2 === 0,
    ...(at < 5 && { evidence: { accuracy: 0.93 - at / 50 - share(17) / 50, sampleSize: 500, date } }),
  }));
  const tuned = Array.from({ length: 2 }, (_, at): EngineOption => ({
    id: `tuned-${at}`,
    level: 3,
    hosting: "self-hosted",
    unitHourly: 1 + share(7) + at,
    capacityRps: 10,
    maintenanceMonthly: 100,
    upfront: { training: 100 + index },
    evidence: { accuracy: 0.85 + 0.14 * share(11), sampleSize: 1000, date },
  }));
  const route = [
    { option: "tuned-0", share: 0.8 },
    { option: "general-0", share: 0.2 },
  ];
  return {
    asOf: "2026-09-30",
    currency: "USD",
    workload: {
      ...{ name: `workload ${index}`, task: "classification", narrow: true, changesPerYear: 1 },
      ...{ labelledExamples: 10_000, requirements: { accuracy: 0.9 } },
    },
    usage: {
      ...{ requestsPerMonth: 50_000 + 5_000 * (index % 400), inputTokensPerRequest: 500, outputTokensPerRequest: 50 },
      ...{ cacheableShare: 0.5, peakToMean: 3, monthlyGrowth: index % 2 === 0 ? 0 : 0.05 * share(19) },
    },
    current: "general-0",
    options: [...general, ...tuned, { id: "router", level: 3, route }],
    policy: {},
  };
}

/** What a moved slider asks of the engine, against the 50 ms that a page has, and against reading the same question. */
export function whatIfBench(): Promise<Measured[]> {
  const input = demoSized(1);
  const text = JSON.stringify(input);
  const lever = leversOf(input)[0]?.path ?? "";
  const moves = 200;
  let volume = 1_000_000;
  let kept = 0;
  const redraw = processorMedian(RUNS, () => {
    for (let move = 0; move < moves; move += 1) {
      volume += 1_000;
      const asked = applyChanges(input, [{ path: lever, value: volume }]);
      kept += faultsOf(asked).length + recommend(asked).steps.length;
    }
  });
  const peer = processorMedian(RUNS, () => {
    for (let move = 0; move < moves; move += 1) kept += (JSON.parse(text) as EngineInput).options.length;
  });
  const widths = processorMedian(RUNS, () => void (kept += tornado(input, "tuned-0")?.bars.length ?? 0));
  const turns = processorMedian(RUNS, () => void (kept += turningPoints(input).length));
  const portfolio = Array.from({ length: PORTFOLIO.workloads }, (_, index) => demoSized(index));
  const asked = processorMedian(RUNS, () => {
    for (const one of portfolio) kept += recommend(one).steps.length;
  });
  if (kept === 0) throw new Error("nothing was computed");
  return Promise.resolve([
    against("what-if: a moved slider, twelve options", redraw / moves, REDRAW, 0.1, {
      note: "Changed question, its faults and its answer; the 50 ms also hold the drawing.",
    }),
    against("what-if: the same against reading the question", redraw, peer, null, {
      unit: `ms per ${moves}`,
      note: "JSON.parse of the same question.",
    }),
    against("what-if: what the saving hangs on (tornado)", widths, REDRAW, 1, {}),
    against("what-if: what would turn the answer", turns, redraw / moves, null, {
      note: "Against one answer: some two hundred questions, of which only the decision is worked out.",
    }),
    against("1,000 workloads of twelve options recommended", asked, PORTFOLIO.milliseconds, null, {
      note: "Four times the options of the portfolio of the line above (engine), for comparison.",
    }),
  ]);
}
