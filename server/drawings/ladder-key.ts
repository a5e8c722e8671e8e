import { LADDER_MEASURES } from "./ladder-measures";
import { rungY, type Rungs } from "./ladder-zones";
import { boxOf, touches, type Box } from "./box";
import { circle, text, type Mark, type Shape } from "./shape";
import { textWidth } from "./text-width";

const TITLE = "How to read it";
const NOW = "stands here now; its area is the spend of the quarter";
const RECOMMENDED = "recommended rung";
const TRIAL = "recommended, to be tried first";

const INDENT = 20;
const RING = 6;
/** Title, disc, rings: three lines, from the title's top to the rings' foot; without the title where room is short. */
const TALL = 68;
const SHORT = 40;
const SECOND_ENTRY = INDENT + textWidth(RECOMMENDED) + 16;
export const KEY_WIDTH = Math.max(INDENT + textWidth(NOW), SECOND_ENTRY + INDENT + textWidth(TRIAL)) + 8;

/** The key with its upper left corner at (x, y). */
function keyAt(x: number, y: number, height: number): Shape[] {
  const first = y + height - 34;
  const second = y + height - 12;
  return [
    ...(height === TALL ? [text("key-title", x, y + 10, TITLE)] : []),
    circle("disc", x + RING, first, RING, { level: 3 }),
    text("key", x + INDENT, first + 4, NOW),
    circle("target", x + RING, second, RING),
    text("key", x + INDENT, second + 4, RECOMMENDED),
    circle("target", x + SECOND_ENTRY + RING, second, RING, { isTrial: true }),
    text("key", x + SECOND_ENTRY + INDENT, second + 4, TRIAL),
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
  const isFree = (room: Box): boolean => !boxes.some((box) => touches(box, room));
  for (const height of x + KEY_WIDTH > right ? [] : [TALL, SHORT]) {
    for (const [index, standing] of rungs.standings.slice(1).entries()) {
      const above = rungs.standings[index];
      if (standing === 0 || above === undefined) continue;
      const foot = rungY(rungs, standing);
      const y = Math.max(rungY(rungs, above) + 8, foot - height - 10);
      const room = { left: x - 12, top: y - 6, right: x + KEY_WIDTH, bottom: y + height };
      if (y + height <= foot - 2 && isFree(room)) return { shapes: keyAt(x, y, height), extraHeight: 0 };
    }
  }
  return { shapes: keyAt(0, rungs.height + 16, TALL), extraHeight: TALL + 20 };
}
