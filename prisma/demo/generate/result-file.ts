import { chance } from "./chance";

export interface DemoResultFile {
  readonly name: string;
  /** What the examples are called: files with the same name answer the same ones. */
  readonly examples: string;
  readonly sampleSize: number;
  readonly right: number;
  readonly p95LatencyMs: number;
}

const LABELS = ["refund", "delivery", "damage", "exchange", "invoice", "other"] as const;

/**
 * A CSV of an evaluation: `right` of its examples are answered as expected, which ones by chance from its name; latency rises to
 * the p95 by nearest rank and beyond it.
 */
export function resultFile({ name, examples, sampleSize, right, p95LatencyMs }: DemoResultFile): string {
  const shared = chance(examples);
  const own = chance(name);
  // Hard examples are hard for every model: both streams decide.
  const ranked = Array.from({ length: sampleSize }, (_, at) => ({ at, ease: shared.share() + 0.35 * own.share() }));
  ranked.sort((left, other) => other.ease - left.ease || left.at - other.at);
  const isRight = new Set(ranked.slice(0, right).map(({ at }) => at));
  const rank = Math.ceil(sampleSize * 0.95);
  const latency = (position: number): number =>
    position <= rank
      ? Math.round(p95LatencyMs * (0.45 + 0.55 * (position / rank)))
      : Math.round(p95LatencyMs * (1 + ((position - rank) / sampleSize) * 8));
  const order = ranked
    .map(({ at }) => ({ at, turn: own.share() }))
    .sort((one, other) => one.turn - other.turn || one.at - other.at);
  const positions = new Map(order.map(({ at }, index) => [at, index + 1]));
  const rows = Array.from({ length: sampleSize }, (_, at) => {
    const expected = LABELS[at % LABELS.length] ?? "other";
    const wrong = LABELS[(at + 1) % LABELS.length] ?? "other";
    return [
      `${examples}-${at + 1}`,
      expected,
      isRight.has(at) ? expected : wrong,
      latency(positions.get(at) ?? 1),
    ].join(",");
  });
  return `${["id,expected,actual,latency_ms", ...rows].join("\n")}\n`;
}
