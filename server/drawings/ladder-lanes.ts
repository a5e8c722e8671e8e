import { formatMoney } from "@/server/kernel/format";
import { ACTION_WORDS, isMover, standingOf, targetOf, type LadderItem } from "./ladder-item";
import { LADDER_MEASURES, type LadderVariant } from "./ladder-measures";
import type { Level, Standing } from "./shape";
import { textWidth, wrapText } from "./text-width";

/** A column of the drawing. Nothing but its own marks may enter it, so arrows never cross and labels never meet. */
export interface Lane {
  readonly items: readonly LadderItem[];
  /** Several workloads of one rung in one lane: a double ring with their count, not to scale. */
  readonly isShared: boolean;
  readonly standing: Standing;
  readonly target: Level | null;
  readonly left: number;
  readonly width: number;
  readonly x: number;
  readonly radius: number;
  readonly isMover: boolean;
  readonly nameLines: readonly string[];
  readonly spendText: string | null;
  /** The action, then its money; magenta. */
  readonly actionLines: readonly string[];
}

export interface LaneOptions {
  readonly width: number;
  readonly variant: LadderVariant;
  readonly currency: string;
}

interface Stand {
  readonly items: readonly LadderItem[];
  readonly isShared: boolean;
}

const spendOf = (items: readonly LadderItem[]): number => items.reduce((sum, item) => sum + item.spend, 0);
const bySpend = (left: LadderItem, right: LadderItem): number =>
  right.spend - left.spend || (left.id < right.id ? -1 : 1);

/**
 * Who gets a lane of their own: everyone if there is room, else the movers, then the largest; the rest of a rung
 * shares one lane. As many as fit beside the shared lanes that the others then need.
 */
function stands(items: readonly LadderItem[], capacity: number): Stand[] {
  const ranked = [...items.filter(isMover).sort(bySpend), ...items.filter((item) => !isMover(item)).sort(bySpend)];
  const rungsFrom = (index: number): number => new Set(ranked.slice(index).map(standingOf)).size;
  let own = ranked.length <= capacity ? ranked.length : Math.max(0, capacity);
  while (own > 0 && own < ranked.length && own + rungsFrom(own) > capacity) own -= 1;
  const rest = new Map<Standing, LadderItem[]>();
  for (const item of ranked.slice(own)) rest.set(standingOf(item), [...(rest.get(standingOf(item)) ?? []), item]);
  return [
    ...ranked.slice(0, own).map((item) => ({ items: [item], isShared: false })),
    ...[...rest.values()].map((group) => ({ items: group, isShared: group.length > 1 })),
  ];
}

/** From left to right: the present rung upward, then spend falling, a shared lane last: a staircase. */
const inOrder = (left: Stand, right: Stand): number =>
  standingOfStand(left) - standingOfStand(right) ||
  Number(left.isShared) - Number(right.isShared) ||
  spendOf(right.items) - spendOf(left.items);

function standingOfStand({ items }: Stand): Standing {
  const [first] = items;
  return first === undefined ? 0 : standingOf(first);
}

function nameLinesOf(stand: Stand, laneWidth: number, variant: LadderVariant): readonly string[] {
  const measures = LADDER_MEASURES[variant];
  const [first] = stand.items;
  if (first === undefined || variant === "small") return [];
  if (variant === "movers" && (stand.isShared || !isMover(first))) return [];
  const name = stand.isShared ? `${stand.items.length} more` : first.name;
  return wrapText(name, laneWidth - measures.nameInset, { isStrong: true, maxLines: measures.nameLines });
}

/** The money of an action in at most two lines: a range breaks before its "to". */
function moneyLines(label: string, width: number): readonly string[] {
  const short = label.replace(/ a year$/, "");
  return textWidth(short) <= width ? [short] : wrapText(short, width);
}

function actionLinesOf({ items, isShared }: Stand, laneWidth: number, variant: LadderVariant): readonly string[] {
  const [item] = items;
  if (variant !== "full" || isShared || item === undefined || !isMover(item)) return [];
  return [ACTION_WORDS[item.kind], ...(item.moneyLabel ? moneyLines(item.moneyLabel, laneWidth - 2) : [])];
}

/** The lanes of a drawing; area of a disc ∝ spend, the largest disc as large as its lane and the zone allow. */
export function lanesOf(items: readonly LadderItem[], { width, variant, currency }: LaneOptions): Lane[] {
  const measures = LADDER_MEASURES[variant];
  const free = Math.max(0, width - measures.gutter);
  const ordered = stands(items, Math.max(5, Math.floor(free / measures.laneMin))).sort(inOrder);
  const laneWidth = Math.min(measures.laneMax, free / Math.max(1, ordered.length));
  const largest = Math.min(measures.largestRadius, 0.37 * laneWidth);
  const largestSpend = Math.max(
    ...ordered.filter((stand) => !stand.isShared).map(({ items: [item] }) => item?.spend ?? 0),
    0,
  );
  const radiusOf = (stand: Stand): number => {
    if (stand.isShared) return Math.min(15, largest);
    const share = largestSpend > 0 ? spendOf(stand.items) / largestSpend : 0;
    return Math.max(3, largest * Math.sqrt(share));
  };
  return ordered.map((stand, index) => {
    const [first] = stand.items;
    const left = measures.gutter + laneWidth * index;
    return {
      ...stand,
      standing: standingOfStand(stand),
      target: stand.isShared || first === undefined ? null : targetOf(first),
      left,
      width: laneWidth,
      x: left + laneWidth / 2,
      radius: radiusOf(stand),
      isMover: !stand.isShared && first !== undefined && isMover(first),
      nameLines: nameLinesOf(stand, laneWidth, variant),
      spendText: variant === "full" ? formatMoney(spendOf(stand.items), currency, { style: "thousands" }) : null,
      actionLines: actionLinesOf(stand, laneWidth, variant),
    };
  });
}

export const isUpward = ({ standing, target }: Lane): boolean => target !== null && target > standing;
export const isDownward = ({ standing, target }: Lane): boolean => target !== null && target < standing;
