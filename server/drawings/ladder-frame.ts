import { formatMoney, formatShare } from "@/server/kernel/format";
import type { Lane } from "./ladder-lanes";
import { LADDER_MEASURES, type LadderVariant } from "./ladder-measures";
import { rungY, type Rungs } from "./ladder-zones";
import type { LevelText } from "./levels";
import { line, text, type Level, type Shape, type Standing } from "./shape";
import { fitText, textWidth } from "./text-width";

export interface FrameOptions {
  readonly variant: LadderVariant;
  readonly currency: string;
  readonly levels: Readonly<Record<Level, LevelText>>;
  /** What shares are taken of. */
  readonly total: number;
  /** The right end of the rungs. */
  readonly right: number;
}

const NAME_X = 28;

/** Digit, name, spend · share · count, and the cost of the level. */
function gutterOf(standing: Standing, lanes: readonly Lane[], y: number, options: FrameOptions): Shape[] {
  const { variant, currency, levels, total } = options;
  const digit = standing === 0 ? "–" : String(standing);
  if (variant !== "full") return [text("digit-small", 0, y - 5, digit)];
  const items = lanes.filter((lane) => lane.standing === standing).flatMap((lane) => lane.items);
  const spend = items.reduce((sum, item) => sum + item.spend, 0);
  const room = LADDER_MEASURES.full.gutter - NAME_X - 8;
  const name = standing === 0 ? "Not placed yet" : levels[standing].name;
  const cost = standing === 0 ? "nothing is live" : levels[standing].cost;
  const parts = [
    formatMoney(spend, currency, { style: "thousands" }),
    ...(total > 0 ? [formatShare(spend / total)] : []),
    `${items.length} ${items.length === 1 ? "workload" : "workloads"}`,
  ];
  const isEmpty = items.length === 0;
  const fits = (words: string): boolean => textWidth(words) <= room;
  return [
    ...(standing === 0 ? [] : [text("digit", 0, y - 25, digit)]),
    text("level-name", NAME_X, y - (isEmpty ? 27 : 43), fitText(name, room, 14, true)),
    ...(isEmpty ? [] : [text("level-spend", NAME_X, y - 26, fitText(parts.join(" · "), room))]),
    text("level-cost", NAME_X, y - 10, fitText(isEmpty && fits(`${cost} · empty`) ? `${cost} · empty` : cost, room)),
  ];
}

/** The occupied part of a rung: its lanes lie side by side because lanes are ordered by rung. */
function occupiedOf(standing: Standing, lanes: readonly Lane[], y: number): Shape[] {
  const own = lanes.filter((lane) => lane.standing === standing);
  const [first] = own;
  const last = own.at(-1);
  if (standing === 0 || first === undefined || last === undefined) return [];
  return [line("occupied", [first.left + 4, y], [last.left + last.width - 4, y], { level: standing })];
}

/** Rails, rungs and gutter. */
export function frameOf(lanes: readonly Lane[], rungs: Rungs, options: FrameOptions): Shape[] {
  const { gutter, railTop } = LADDER_MEASURES[options.variant];
  const top = rungY(rungs, 5) - railTop;
  const bottom = rungs.height - (options.variant === "full" ? 0 : 2);
  const rail = (x: number): Shape => line("rail", [x - 0.5, top], [x - 0.5, bottom]);
  const shapes: Shape[] = [rail(gutter), rail(options.right)];
  for (const standing of rungs.standings) {
    const y = rungY(rungs, standing);
    shapes.push(line(standing === 0 ? "ground" : "rung", [0, y], [options.right, y]));
    shapes.push(...occupiedOf(standing, lanes, y), ...gutterOf(standing, lanes, y, options));
  }
  return shapes;
}
