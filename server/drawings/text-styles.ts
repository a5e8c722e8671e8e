import type { TextRole, TextShape } from "./shape";
import { textWidth } from "./text-width";

export type Tone = "ink" | "ink-2" | "ink-3" | "accent";

export interface TextStyle {
  readonly size: number;
  readonly family: "sans" | "serif";
  readonly isStrong: boolean;
  readonly tone: Tone;
  /** A rim in the colour of the paper, so that a rung passing behind does not cut the letters. */
  readonly hasHalo: boolean;
}

const sans = (size: number, tone: Tone, isStrong = false, hasHalo = false): TextStyle => ({
  size,
  family: "sans",
  isStrong,
  tone,
  hasHalo,
});
const serif = (size: number): TextStyle => ({ size, family: "serif", isStrong: true, tone: "ink", hasHalo: false });

/** How each text looks: the page's style sheet, the mail picture and the PDF all follow this table. */
export const TEXT_STYLES: Readonly<Record<TextRole, TextStyle>> = {
  digit: serif(28),
  "digit-small": serif(16),
  "level-name": sans(14, "ink", true),
  "level-spend": sans(12, "ink-2"),
  "level-cost": sans(12, "ink-3"),
  name: sans(12, "ink", false, true),
  "name-mover": sans(12, "ink", true, true),
  spend: sans(12, "ink-2", false, true),
  action: sans(12, "accent", true, true),
  "action-money": sans(12, "accent", false, true),
  "shared-count": sans(12, "ink"),
  "key-title": sans(12, "ink", true),
  key: sans(12, "ink-2"),
};

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
