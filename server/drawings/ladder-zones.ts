import { isDownward, isUpward, type Lane } from "./ladder-lanes";
import { LADDER_MEASURES, type LadderVariant } from "./ladder-measures";
import { LEVELS_UPWARD, type Standing } from "./shape";

/** The y of every rung and of the ends of the drawing. */
export interface Rungs {
  /** From the top: 5 … 1, and 0 where something is not placed yet. */
  readonly standings: readonly Standing[];
  readonly y: ReadonlyMap<Standing, number>;
  readonly height: number;
}

/** The height of a label with its distance from what it names. */
function labelHeight({ nameLines, spendText }: Lane, lineHeight: number): number {
  if (nameLines.length === 0) return 0;
  return (nameLines.length + (spendText === null ? 0 : 1)) * lineHeight + 8;
}

/** What stands over a disc that does not move to another rung: nothing, an arc, an action. */
export const HALF_ARC = 5.5;
function overStaying({ isMover, actionLines }: Lane, lineHeight: number): number {
  if (!isMover) return 12;
  return 14 + (actionLines.length > 0 ? actionLines.length * lineHeight + 8 : 0);
}

/** The height that one lane asks of the zone above (`standing`) and below each rung it touches. */
function demandsOf(lane: Lane, variant: LadderVariant): Array<readonly [zone: number, height: number]> {
  const { lineHeight } = LADDER_MEASURES[variant];
  const isFull = variant === "full";
  const label = labelHeight(lane, lineHeight);
  const size = 2 * lane.radius;
  const action = lane.actionLines.length * lineHeight;
  const { standing, target } = lane;
  const under: Array<readonly [number, number]> = label > 0 ? [[standing - 1, label + (isFull ? 8 : 6)]] : [];
  const count: number = lane.isShared && lane.radius < 11 ? 14 : 0;
  if (target !== null && isDownward(lane))
    return [
      [standing, size + label + 12],
      [target, size + 22],
      [target - 1, isFull ? action + 14 : 0],
    ];
  if (target !== null && isUpward(lane))
    return [[standing, size + 26], [target, size + (isFull ? action + 14 : 10)], ...under];
  return [[standing, size + overStaying(lane, lineHeight) + count], ...under];
}

/**
 * Heights from the lanes' needs: empty rungs fold, crowded ones grow. The drawing is as tall as what stands on it;
 * it is never scaled.
 */
export function rungsOf(lanes: readonly Lane[], variant: LadderVariant): Rungs {
  const measures = LADDER_MEASURES[variant];
  const lowest: Standing = lanes.some(({ standing }) => standing === 0) ? 0 : 1;
  const standings: Standing[] = [...[...LEVELS_UPWARD].reverse(), ...(lowest === 0 ? [0 as const] : [])];
  const needs = new Map<number, number>([[lowest - 1, measures.belowLowest]]);
  const ask = (zone: number, height: number): void => {
    needs.set(zone, Math.max(needs.get(zone) ?? 0, height));
  };
  for (const standing of standings) ask(standing, measures.emptyZone);
  for (const { standing } of lanes) ask(standing, measures.occupiedZone);
  for (const lane of lanes) for (const [zone, height] of demandsOf(lane, variant)) ask(zone, height);

  const y = new Map<Standing, number>();
  let at = variant === "full" ? 2 : 4;
  for (const standing of standings) {
    at += needs.get(standing) ?? 0;
    y.set(standing, at);
  }
  return { standings, y, height: at + (needs.get(lowest - 1) ?? 0) + 4 };
}

/** The y of a rung; the lowest rung for one that is not drawn. */
export const rungY = ({ y, height }: Rungs, standing: Standing): number => y.get(standing) ?? height;
