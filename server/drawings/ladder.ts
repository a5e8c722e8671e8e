import { frameOf } from "./ladder-frame";
import type { LadderItem } from "./ladder-item";
import { keyOf } from "./ladder-key";
import { lanesOf } from "./ladder-lanes";
import { markOf } from "./ladder-marks";
import { LADDER_MEASURES, variantFor, type LadderVariant } from "./ladder-measures";
import { ladderSentence } from "./ladder-sentence";
import { rungsOf } from "./ladder-zones";
import { LEVELS, type LevelText } from "./levels";
import type { Drawing, Level } from "./shape";

export interface LadderOptions {
  /** Of the container, px. */
  readonly width: number;
  /** Absent: by the width. */
  readonly variant?: LadderVariant | undefined;
  /** ISO 4217; absent: USD. */
  readonly currency?: string | undefined;
  /** What the shares in the gutter are taken of; absent: the spend of all items. */
  readonly total?: number | undefined;
  readonly levels?: Readonly<Record<Level, LevelText>> | undefined;
  /** Whether the full variant explains itself; absent: yes, if anything stands on it. */
  readonly hasKey?: boolean | undefined;
}

/** With nothing on it the ladder is as wide as with three workloads. */
const LANES_OF_AN_EMPTY_LADDER = 3;

/**
 * The ladder: five rungs, each workload in a lane of its own on its present rung, its area its spend, an arrow to the
 * recommended rung. Laid out for a width, never scaled to it; few workloads do not stretch it.
 */
export function layoutLadder(items: readonly LadderItem[], options: LadderOptions): Drawing {
  const { width, currency = "USD", levels = LEVELS, hasKey = items.length > 0 } = options;
  const variant = options.variant ?? variantFor(width);
  const { gutter, laneMax } = LADDER_MEASURES[variant];
  const lanes = lanesOf(items, { width, variant, currency });
  const rungs = rungsOf(lanes, variant);
  const laneWidth = lanes[0]?.width ?? laneMax;
  const right = Math.min(width, gutter + laneWidth * (lanes.length || LANES_OF_AN_EMPTY_LADDER));
  const total = options.total ?? items.reduce((sum, item) => sum + item.spend, 0);
  const marks = lanes.map((lane) => markOf(lane, rungs, { variant, currency }));
  const key = hasKey && variant === "full" ? keyOf(marks, rungs, right) : { shapes: [], extraHeight: 0 };
  return {
    width: right,
    height: rungs.height + key.extraHeight,
    label: ladderSentence(items, currency),
    shapes: [...frameOf(lanes, rungs, { variant, currency, levels, total, right }), ...key.shapes],
    marks,
  };
}
