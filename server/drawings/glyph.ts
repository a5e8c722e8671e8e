import type { LadderKind } from "./ladder-item";
import { arrowArc, arrowHead, circle, line, LEVELS_UPWARD, type Drawing, type Level, type Shape } from "./shape";

export const GLYPH_WIDTH = 36;
export const GLYPH_HEIGHT = 46;

/** Above the highest stroke there is room for a disc and the arc over it. */
const STEP = (GLYPH_HEIGHT - 16.6) / 4;
const DISC = 5;
const yOf = (level: Level): number => GLYPH_HEIGHT - 2 - (level - 1) * STEP;
/** The strokes narrow upward, as a ladder seen from below. */
const insetOf = (level: Level): number => 1 + (level - 1) * 1.1;

const stroke = (level: Level, role: "rung" | "present"): Shape =>
  line(role, [insetOf(level), yOf(level)], [GLYPH_WIDTH - insetOf(level), yOf(level)], { level });

/** From nothing live an arrow begins at the lower edge. */
function arrowTo(from: Level | null, to: Level, isTrial: boolean): Shape[] {
  const x = from === null ? GLYPH_WIDTH / 2 : GLYPH_WIDTH - 10.5;
  const up = from === null || to > from ? -1 : 1;
  const start = from === null ? GLYPH_HEIGHT : yOf(from) + up * 2;
  const end = yOf(to) - up * 8;
  const hasShaft = (end - start) * up > 0;
  return [
    ...(hasShaft ? [line("arrow", [x, start], [x, end], { isTrial })] : []),
    arrowHead(x, yOf(to) - up, up < 0 ? 0 : 180, 8, 4),
  ];
}

function arcOver(level: Level): Shape[] {
  const [x, y] = [GLYPH_WIDTH / 2, yOf(level)];
  return [arrowArc([x - 8.5, y - 8], [x + 7, y - 10.5], [9, 9]), arrowHead(x + 9.2, y - 5.4, 146, 7.2, 3.8)];
}

function sentence(from: Level | null, to: Level | null): string {
  if (from === null) return to === null ? "not placed yet" : `to level ${to}`;
  return to === null || to === from ? `level ${from}` : `level ${from} to ${to}`;
}

/** The ladder of one workload, 36 × 46: five strokes, the disc on its present rung, the arrow to the recommended one. */
export function layoutGlyph(from: Level | null, to: Level | null, kind: LadderKind): Drawing {
  const target = to === null || to === from ? null : to;
  const shapes: Shape[] = LEVELS_UPWARD.map((level) => stroke(level, "rung"));
  if (from !== null) shapes.push(stroke(from, "present"));
  if (target !== null) shapes.push(...arrowTo(from, target, kind === "trial"));
  else if (from !== null && kind === "switch") shapes.push(...arcOver(from));
  const x = target === null ? GLYPH_WIDTH / 2 : 12;
  if (from !== null) {
    const y = yOf(from) - DISC - 1;
    shapes.push(circle("disc", x, y, DISC, { level: from }));
    if (target === null && kind === "trial") shapes.push(circle("target", x, y, DISC + 2.5, { isTrial: true }));
  }
  return { width: GLYPH_WIDTH, height: GLYPH_HEIGHT, label: sentence(from, to), shapes, marks: [] };
}
