import { formatMoney } from "@/server/kernel/format";
import { actionSentence } from "./ladder-item";
import { isDownward, isUpward, type Lane } from "./ladder-lanes";
import { LADDER_MEASURES, type LadderVariant } from "./ladder-measures";
import { HALF_ARC, rungY, type Rungs } from "./ladder-zones";
import { arrowArc, arrowHead, circle, line, text, type Level, type Mark, type Shape, type TextRole } from "./shape";

/** A disc stands on the upper edge of its rung's 3 px stroke. */
const FOOT = 1.5;
const WIDEST_COUNT_INSIDE = 11;

interface Place {
  readonly lane: Lane;
  readonly rungs: Rungs;
  readonly lineHeight: number;
  /** The y of the lane's present rung and the centre of its disc. */
  readonly footY: number;
  readonly centreY: number;
}

const stack = (role: (index: number) => TextRole, lines: readonly string[], x: number, y: number, lineHeight: number) =>
  lines.map((words, index) => text(role(index), x, y + index * lineHeight, words, "middle"));

const actionRole = (index: number): TextRole => (index === 0 ? "action" : "action-money");

/** The action over something whose upper edge is at `top`. */
const actionAbove = ({ lane, lineHeight }: Place, top: number): Shape[] =>
  stack(actionRole, lane.actionLines, lane.x, top - 8 - (lane.actionLines.length - 1) * lineHeight, lineHeight);

function upward(place: Place, target: Level): Shape[] {
  const { lane, rungs, centreY } = place;
  const { x, radius, items } = lane;
  const more = { isTrial: items[0]?.kind === "trial" };
  const targetY = rungY(rungs, target) - FOOT;
  const tip = rungY(rungs, target) + 3;
  return [
    circle("target", x, targetY - radius, radius, more),
    line("arrow", [x, centreY - radius - 3], [x, tip + 7], more),
    arrowHead(x, tip, 0),
    ...actionAbove(place, targetY - 2 * radius),
  ];
}

function downward({ lane, rungs, footY, lineHeight }: Place, target: Level): Shape[] {
  const { x, radius, items } = lane;
  const more = { isTrial: items[0]?.kind === "trial" };
  const targetY = rungY(rungs, target) - FOOT;
  const tip = targetY - 2 * radius - 3;
  return [
    circle("target", x, targetY - radius, radius, more),
    line("arrow", [x, footY + 4], [x, tip - 7], more),
    arrowHead(x, tip, 180),
    ...stack(actionRole, lane.actionLines, x, targetY + FOOT + 18, lineHeight),
  ];
}

/** Same rung, another model: an arc over the disc, within its lane. */
function overDisc(place: Place): Shape[] {
  const { lane, centreY } = place;
  const reach = lane.radius + HALF_ARC;
  const half = Math.min(reach * 0.8, lane.width / 2 - 6);
  const y = centreY - reach * 0.6;
  return [
    arrowArc([lane.x - half, y], [lane.x + half - 1.5, y - 2], [half / 0.8, reach]),
    arrowHead(lane.x + half + 1.5, y + 3, 143, 7.5, 4),
    ...actionAbove(place, centreY - reach),
  ];
}

/** A mover that stays on its rung: another model, the same one to be tried first, or nothing that meets the bar. */
function staying(place: Place): Shape[] {
  const { lane, centreY } = place;
  const [item] = lane.items;
  if (!lane.isMover || item === undefined) return [];
  if (item.kind === "switch") return overDisc(place);
  const ring = item.kind === "trial" || item.kind === "adopt";
  return [
    ...(ring ? [circle("target", lane.x, centreY, lane.radius + 3, { isTrial: item.kind === "trial" })] : []),
    ...actionAbove(place, centreY - lane.radius - (ring ? 3 : 0)),
  ];
}

function arrowOf(place: Place): Shape[] {
  const { lane } = place;
  if (lane.target === null) return staying(place);
  return isUpward(lane) ? upward(place, lane.target) : downward(place, lane.target);
}

function discOf({ lane, centreY }: Place): Shape[] {
  const { x, radius, standing, items, isShared } = lane;
  if (!isShared) return [circle("disc", x, centreY, radius, { level: standing })];
  const count = String(items.length);
  return [
    circle("shared", x, centreY, radius, { level: standing }),
    circle("shared", x, centreY, Math.max(1, radius - 3), { level: standing }),
    text("shared-count", x, radius < WIDEST_COUNT_INSIDE ? centreY - radius - 4 : centreY + 4, count, "middle"),
  ];
}

/** The label hangs under its rung, or above the disc where the arrow goes down: always opposite the arrow. */
function labelOf({ lane, footY, centreY, lineHeight }: Place, variant: LadderVariant): Shape[] {
  const { nameLines, spendText, x, radius } = lane;
  if (nameLines.length === 0) return [];
  const lines = nameLines.length + (spendText === null ? 0 : 1);
  const top = isDownward(lane)
    ? centreY - radius - 9 - (lines - 1) * lineHeight
    : footY + (variant === "full" ? 18 : 15);
  const role = (): TextRole => (lane.isMover ? "name-mover" : "name");
  return [
    ...stack(role, nameLines, x, top, lineHeight),
    ...(spendText === null ? [] : [text("spend", x, top + nameLines.length * lineHeight, spendText, "middle")]),
  ];
}

/** `Support triage: $40,400, level 1 → 3, trial to level 3 · $28–90k a year`. */
function titleOf({ items, isShared, standing, target }: Lane, currency: string): string {
  const spend = items.reduce((sum, item) => sum + item.spend, 0);
  const [item] = items;
  const place = standing === 0 ? "not placed yet" : `level ${standing}`;
  const name = isShared || item === undefined ? `${items.length} more workloads` : item.name;
  const way = target === null ? place : `${place} → ${target}`;
  const action = isShared || item === undefined ? null : (actionSentence(item) ?? "keep");
  return `${name}: ${[formatMoney(spend, currency), way, action].filter(Boolean).join(", ")}`;
}

export interface MarkOptions {
  readonly variant: LadderVariant;
  readonly currency: string;
}

/** Everything that stands in one lane, in paint order. */
export function markOf(lane: Lane, rungs: Rungs, { variant, currency }: MarkOptions): Mark {
  const footY = rungY(rungs, lane.standing);
  const centreY = footY - FOOT - lane.radius;
  const place: Place = { lane, rungs, lineHeight: LADDER_MEASURES[variant].lineHeight, footY, centreY };
  const [item] = lane.items;
  return {
    id: lane.isShared || item === undefined ? `shared-${lane.standing}` : item.id,
    title: titleOf(lane, currency),
    href: lane.isShared ? null : (item?.href ?? null),
    shapes: [...arrowOf(place), ...discOf(place), ...labelOf(place, variant)],
  };
}
