import { LADDER_MEASURES } from "./ladder-measures";
import { rungY, type Rungs } from "./ladder-zones";
import { boxOf, touches } from "./box";
import { circle, text, type Mark, type Shape } from "./shape";
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
