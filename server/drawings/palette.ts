import type { Level } from "./shape";
import type { Tone } from "./text-styles";

/** The colours of a drawing where no style sheet can be asked: mail pictures and PDF. */
export interface Palette {
  readonly paper: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly levels: Readonly<Record<Level, string>>;
  readonly edge: string;
  readonly rule: string;
  readonly hairline: string;
  readonly wash: string;
  readonly buff: string;
  readonly buffInk: string;
  readonly buffEdge: string;
}

/** The light theme; the same values as the tokens of `app/globals.css`, which a test compares. */
export const LIGHT: Palette = {
  paper: "#fafbfb",
  tones: { ink: "#0f1f2e", "ink-2": "#42525f", "ink-3": "#5a6976", accent: "#ae1160" },
  levels: { 1: "#4f8ea4", 2: "#2e7296", 3: "#1f5c86", 4: "#174268", 5: "#0f2d52" },
  edge: "#74838f",
  rule: "#d5dde2",
  hairline: "#aebac3",
  wash: "#ecf1f4",
  buff: "#f4e9cf",
  buffInk: "#6a5014",
  buffEdge: "#a4833f",
};

/** White paper: the review's pages, mail and PDF. */
export const SHEET: Palette = { ...LIGHT, paper: "#ffffff" };
