/** A level of customization: 1 API + prompting … 5 from scratch. Higher is dearer. */
export type Level = 1 | 2 | 3 | 4 | 5;
/** Where something stands: on a level, or 0, under the ladder ("not placed yet"). */
export type Standing = Level | 0;

export const LEVELS_UPWARD = [1, 2, 3, 4, 5] as const satisfies readonly Level[];

/** What a text is for; `TEXT_STYLES` says how it looks. */
export type TextRole =
  | "digit"
  | "digit-small"
  | "level-name"
  | "level-spend"
  | "level-cost"
  | "name"
  | "name-mover"
  | "spend"
  | "action"
  | "action-money"
  | "shared-count"
  | "key-title"
  | "key"
  | "deadline"
  | "deadline-note"
  | "axis-label"
  | "axis-period"
  | "row-name"
  | "row-total"
  | "row-note";

/**
 * The geometry of a drawing in px, y downward, with meanings instead of colours: the page, the mail picture and the
 * PDF each give them their own. Order is paint order.
 */
export type Shape = LineShape | CircleShape | PathShape | RectShape | TextShape;

export interface LineShape {
  readonly kind: "line";
  readonly role: "rail" | "rung" | "ground" | "occupied" | "present" | "arrow" | "axis" | "hairline";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly level?: Standing;
  /** Dashed: recommended, to be tried first. */
  readonly isTrial?: boolean;
}

export interface CircleShape {
  readonly kind: "circle";
  /** `shared` is one ring of the double ring of a lane that several workloads share. */
  readonly role: "disc" | "target" | "shared";
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly level?: Standing;
  readonly isTrial?: boolean;
}

export interface PathShape {
  readonly kind: "path";
  readonly role: "arrow" | "arrow-head";
  readonly d: string;
  readonly isTrial?: boolean;
}

export interface RectShape {
  readonly kind: "rect";
  /** `measured`: in the blue of its level · `estimated`: buff, taken by the market · `total`: ink. */
  readonly role: "measured" | "estimated" | "total";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly level?: Level;
}

export interface TextShape {
  readonly kind: "text";
  readonly role: TextRole;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

/** The shapes of one workload, together: what a pointer meets, with its one-line title. */
export interface Mark {
  readonly id: string;
  readonly title: string;
  readonly href: string | null;
  readonly shapes: readonly Shape[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** One sentence that says what the drawing shows. */
  readonly label: string;
  /** What is not a workload's: rails, rungs, gutter, key. Painted first. */
  readonly shapes: readonly Shape[];
  readonly marks: readonly Mark[];
}

/** Every shape of a drawing in paint order. */
export const allShapes = ({ shapes, marks }: Drawing): Shape[] => [...shapes, ...marks.flatMap((mark) => mark.shapes)];

const rounded = (value: number): number => Math.round(value * 100) / 100;

export const line = (
  role: LineShape["role"],
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  more: Pick<LineShape, "level" | "isTrial"> = {},
): LineShape => ({
  kind: "line",
  role,
  x1: rounded(from[0]),
  y1: rounded(from[1]),
  x2: rounded(to[0]),
  y2: rounded(to[1]),
  ...more,
});

export const circle = (
  role: CircleShape["role"],
  cx: number,
  cy: number,
  r: number,
  more: Pick<CircleShape, "level" | "isTrial"> = {},
): CircleShape => ({ kind: "circle", role, cx: rounded(cx), cy: rounded(cy), r: rounded(r), ...more });

export const rect = (
  role: RectShape["role"],
  corner: readonly [x: number, y: number],
  size: readonly [width: number, height: number],
  more: Pick<RectShape, "level"> = {},
): RectShape => ({
  kind: "rect",
  role,
  x: rounded(corner[0]),
  y: rounded(corner[1]),
  width: rounded(size[0]),
  height: rounded(size[1]),
  ...more,
});

export const text = (
  role: TextRole,
  x: number,
  y: number,
  words: string,
  anchor: TextShape["anchor"] = "start",
): TextShape => ({ kind: "text", role, x: rounded(x), y: rounded(y), text: words, anchor });

/** A filled triangle with its tip at (x, y) that points along `degrees` (0 up, clockwise). */
export function arrowHead(x: number, y: number, degrees: number, length = 8.5, half = 4.5): PathShape {
  const angle = (degrees * Math.PI) / 180;
  const corner = (across: number): string => {
    const dx = across * Math.cos(angle) - length * Math.sin(angle);
    const dy = across * Math.sin(angle) + length * Math.cos(angle);
    return `${rounded(x + dx)} ${rounded(y + dy)}`;
  };
  return { kind: "path", role: "arrow-head", d: `M${rounded(x)} ${rounded(y)}L${corner(half)}L${corner(-half)}Z` };
}

/** An arc from left to right over a centre. */
export function arrowArc(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  radius: readonly [x: number, y: number],
): PathShape {
  const point = ([x, y]: readonly [number, number]): string => `${rounded(x)} ${rounded(y)}`;
  return { kind: "path", role: "arrow", d: `M${point(from)}A${point(radius)} 0 0 1 ${point(to)}` };
}
