import type { Palette } from "./palette";
import { SHEET } from "./palette";
import {
  allShapes,
  type CircleShape,
  type Drawing,
  type LineShape,
  type PathShape,
  type RectShape,
  type Shape,
  type Standing,
  type TextShape,
} from "./shape";
import { TEXT_STYLES } from "./text-styles";

export interface SvgOptions {
  readonly palette?: Palette;
  /** Names of the faces as the renderer knows them. */
  readonly sans?: string;
  readonly serif?: string;
  /** Whether the paper is painted; mail clients in dark mode need it. */
  readonly isOpaque?: boolean;
}

const TRIAL_DASH = "4 3.5";

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Neither face holds U+202F; a renderer without fallback faces would draw a box. */
const spelled = (words: string): string => escaped(words.replaceAll("\u202f", "\u00a0"));

type Attributes = Readonly<Record<string, string | number | undefined>>;

const tag = (name: string, attributes: Attributes, content?: string): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${value}"`)
    .join("");
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
};

const levelColour = (level: Standing | undefined, palette: Palette): string =>
  level === undefined || level === 0 ? palette.edge : palette.levels[level];

/** Stroke, width and dash of a line by what it means. */
export function lineStyle({ role, level, isTrial }: LineShape, palette: Palette) {
  if (role === "occupied") return { stroke: levelColour(level, palette), width: 3, dash: undefined };
  if (role === "present") return { stroke: levelColour(level, palette), width: 2.5, dash: undefined };
  if (role === "axis") return { stroke: palette.tones.ink, width: 1, dash: undefined };
  if (role === "arrow") return { stroke: palette.tones.accent, width: 1.75, dash: isTrial ? TRIAL_DASH : undefined };
  return { stroke: palette.hairline, width: 1, dash: role === "ground" ? "2 3" : undefined };
}

/** Fill and outline of a circle by what it means. */
export function circleStyle({ role, level, isTrial }: CircleShape, palette: Palette) {
  const colour = levelColour(level, palette);
  if (role === "disc" && level !== 0) return { fill: colour, stroke: undefined, width: undefined, dash: undefined };
  if (role === "disc") return { fill: palette.paper, stroke: colour, width: 1.5, dash: undefined };
  if (role === "shared") return { fill: palette.paper, stroke: colour, width: 1.25, dash: undefined };
  return {
    fill: palette.paper,
    stroke: palette.tones.accent,
    width: 1.75,
    dash: isTrial ? TRIAL_DASH : undefined,
  };
}

function lineTag(shape: LineShape, palette: Palette): string {
  const { stroke, width, dash } = lineStyle(shape, palette);
  const { x1, y1, x2, y2 } = shape;
  return tag("line", { x1, y1, x2, y2, stroke, "stroke-width": width, "stroke-dasharray": dash });
}

function circleTag(shape: CircleShape, palette: Palette): string {
  const { fill, stroke, width, dash } = circleStyle(shape, palette);
  const { cx, cy, r } = shape;
  return tag("circle", { cx, cy, r, fill, stroke, "stroke-width": width, "stroke-dasharray": dash });
}

function pathTag({ role, d, isTrial }: PathShape, palette: Palette): string {
  const colour = palette.tones.accent;
  if (role === "arrow-head") return tag("path", { d, fill: colour });
  return tag("path", {
    d,
    fill: "none",
    stroke: colour,
    "stroke-width": 1.75,
    "stroke-dasharray": isTrial ? TRIAL_DASH : undefined,
  });
}

/** The colour of a bar by what it means. */
export function rectFill({ role, level }: RectShape, palette: Palette): string {
  if (role === "total") return palette.tones.ink;
  return role === "estimated" ? palette.buffEdge : palette.levels[level ?? 2];
}

function textTag({ role, x, y, text, anchor }: TextShape, palette: Palette, families: { sans: string; serif: string }) {
  const style = TEXT_STYLES[role];
  const shared = {
    x,
    y,
    "font-family": escaped(families[style.family]),
    "font-size": style.size,
    "font-weight": style.isStrong ? 600 : 400,
    "text-anchor": anchor === "start" ? undefined : anchor,
  };
  const rim = { stroke: palette.paper, "stroke-width": 4, "stroke-linejoin": "round", fill: palette.paper };
  const words = spelled(text);
  return (
    (style.hasHalo ? tag("text", { ...shared, ...rim }, words) : "") +
    tag("text", { ...shared, fill: palette.tones[style.tone] }, words)
  );
}

/** A drawing as a file of its own, colours and faces written in: for pictures in mail and wherever no style sheet is. */
export function toSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const { palette = SHEET, sans = "Geist", serif = "Source Serif 4", isOpaque = true } = options;
  const one = (shape: Shape): string => {
    if (shape.kind === "line") return lineTag(shape, palette);
    if (shape.kind === "circle") return circleTag(shape, palette);
    if (shape.kind === "path") return pathTag(shape, palette);
    if (shape.kind === "rect") {
      const { x, y, width, height } = shape;
      return tag("rect", { x, y, width, height, fill: rectFill(shape, palette) });
    }
    return textTag(shape, palette, { sans, serif });
  };
  const { width, height, label } = drawing;
  const paper = isOpaque ? tag("rect", { width, height, fill: palette.paper }) : "";
  return tag(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": escaped(label),
    },
    paper + allShapes(drawing).map(one).join(""),
  );
}
