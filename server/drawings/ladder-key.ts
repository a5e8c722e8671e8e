import { LADDER_MEASURES } from "./ladder-measures";
import { rungY, type Rungs } from "./ladder-zones";
import { circle, text, type Mark, type Shape } from "./shape";
import { textBox, type Box } from "./text-styles";
import { textWidth } from "./text-width";

const TITLE = "How to read it";
const NOW = "stands here now; its area is the spend of the quarter";
const RECOMMENDED = "recommended rung";
const TRIAL = "recommended, to be tried first";

const INDENT = 20;
const RING = 6;
/** Title, disc, rings: three lines, from the title's top to the rings' foot. */
const HEIGHT = 68;
const SECOND_ENTRY = INDENT + textWidth(RECOMMENDED) + 16;
export const KEY_WIDTH = Math.max(INDENT + textWidth(NOW), SECOND_ENTRY + INDENT + textWidth(TRIAL)) + 8;

/** The key with the upper left corner of its title at (x, y). */
function keyAt(x: number, y: number): Shape[] {
  return [
    text("key-title", x, y + 10, TITLE),
    circle("disc", x + RING, y + 34, RING, { level: 3 }),
    text("key", x + INDENT, y + 38, NOW),
    circle("target", x + RING, y + 56, RING),
    text("key", x + INDENT, y + 60, RECOMMENDED),
    circle("target", x + SECOND_ENTRY + RING, y + 56, RING, { isTrial: true }),
    text("key", x + SECOND_ENTRY + INDENT, y + 60, TRIAL),
  ];
}

/** The room a shape takes; arrows with half a head on either side. */
export function boxOf(shape: Shape): Box {
  if (shape.kind === "text") return textBox(shape);
  if (shape.kind === "circle")
    return { left: shape.cx - shape.r, top: shape.cy - shape.r, right: shape.cx + shape.r, bottom: shape.cy + shape.r };
  if (shape.kind === "line")
    return {
      left: Math.min(shape.x1, shape.x2) - 4.5,
      top: Math.min(shape.y1, shape.y2),
      right: Math.max(shape.x1, shape.x2) + 4.5,
      bottom: Math.max(shape.y1, shape.y2),
    };
  const numbers = [...shape.d.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
  const isArc = shape.d.includes("A");
  const points = isArc ? [...numbers.slice(0, 2), ...numbers.slice(-2)] : numbers;
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  const rise = isArc ? (numbers[3] ?? 0) * 0.4 : 0;
  return { left: Math.min(...xs), top: Math.min(...ys) - rise, right: Math.max(...xs), bottom: Math.max(...ys) };
}

export const touches = (left: Box, right: Box): boolean =>
  left.left < right.right && right.left < left.right && left.top < right.bottom && right.top < left.bottom;

export interface KeyPlace {
  readonly shapes: readonly Shape[];
  /** What the key adds below the drawing; 0 where it found a corner inside. */
  readonly extraHeight: number;
}

/**
 * The key stands in the highest zone of the upper left corner, above the staircase, that is tall enough and free;
 * below the drawing where there is none.
 */
export function keyOf(marks: readonly Mark[], rungs: Rungs, right: number): KeyPlace {
  const x = LADDER_MEASURES.full.gutter + 28;
  const boxes = marks.flatMap((mark) => mark.shapes.map(boxOf));
  const tops = rungs.standings.slice(0, -1).map((standing) => rungY(rungs, standing));
  for (const [index, zoneTop] of tops.entries()) {
    const next = rungs.standings[index + 1];
    if (next === undefined || next === 0 || x + KEY_WIDTH > right) continue;
    const foot = rungY(rungs, next);
    const y = Math.max(zoneTop + 8, foot - HEIGHT - 10);
    const room = { left: x - 12, top: y - 6, right: x + KEY_WIDTH, bottom: y + HEIGHT };
    if (y + HEIGHT <= foot - 2 && !boxes.some((box) => touches(box, room)))
      return { shapes: keyAt(x, y), extraHeight: 0 };
  }
  return { shapes: keyAt(0, rungs.height + 16), extraHeight: HEIGHT + 20 };
}
