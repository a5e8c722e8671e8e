import type { TextRole } from "./shape";

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
  deadline: sans(12, "accent", true, true),
  "deadline-note": sans(12, "ink-2", false, true),
  "axis-label": sans(12, "ink-2"),
  "axis-period": sans(12, "ink-3"),
  "row-name": sans(14, "ink"),
  "row-total": sans(14, "ink", true),
  "row-note": sans(12, "ink-3"),
};
