import type { Shape, TextShape } from "./shape";
import { TEXT_STYLES } from "./text-styles";
import { textWidth } from "./text-width";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The room a text takes: its width and the height from ascender to descender. */
export function textBox({ role, x, y, text, anchor }: TextShape): Box {
  const { size, isStrong } = TEXT_STYLES[role];
  const width = textWidth(text, size, isStrong);
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return { left, top: y - size * 0.74, right: left + width, bottom: y + size * 0.22 };
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
  if (shape.kind === "rect")
    return { left: shape.x, top: shape.y, right: shape.x + shape.width, bottom: shape.y + shape.height };
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
