import type { CSSProperties } from "react";

/** Mail knows no style sheet: the tokens of the light theme, written into every element. */
const SANS = "Geist, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif";
const INK = "#0f1f2e";
const INK_2 = "#42525f";
const RULE = "#d5dde2";

export const style = {
  body: { margin: 0, backgroundColor: "#ecf1f4", color: INK, fontFamily: SANS, fontSize: 14, lineHeight: "20px" },
  sheet: { maxWidth: 600, margin: "0 auto", backgroundColor: "#ffffff", border: `1px solid ${RULE}` },
  bar: { padding: "20px 32px", borderBottom: `1px solid ${INK}` },
  main: { padding: "24px 32px" },
  small: { margin: 0, color: INK_2, fontSize: 12, lineHeight: "16px" },
  h1: { margin: "0 0 12px", fontFamily: SERIF, fontSize: 28, lineHeight: "34px", fontWeight: 600, color: INK },
  h2: { margin: "32px 0 8px", fontFamily: SERIF, fontSize: 20, lineHeight: "26px", fontWeight: 600, color: INK },
  lede: { margin: "0 0 24px", fontFamily: SERIF, fontSize: 16, lineHeight: "24px", color: INK_2 },
  picture: { display: "block", width: "100%", maxWidth: 536, height: "auto", border: 0 },
  caption: { margin: "8px 0 0", color: INK_2, fontSize: 12, lineHeight: "16px" },
  row: { borderTop: `1px solid ${RULE}` },
  cell: { padding: "10px 0", verticalAlign: "top" },
  text: { margin: 0, fontSize: 14, lineHeight: "20px" },
  muted: { margin: 0, fontSize: 14, lineHeight: "20px", color: INK_2 },
  line: { margin: "4px 0 0", fontSize: 14, lineHeight: "20px", color: INK_2 },
  strong: { margin: 0, fontSize: 14, lineHeight: "20px", fontWeight: 600 },
  number: { margin: 0, fontSize: 14, lineHeight: "20px", fontWeight: 600, textAlign: "right", whiteSpace: "nowrap" },
  asked: { color: "#ae1160", fontWeight: 600 },
  button: {
    display: "inline-block",
    padding: "12px 20px",
    borderRadius: 3,
    backgroundColor: INK,
    color: "#fafbfb",
    fontWeight: 600,
    textDecoration: "none",
  },
  foot: { padding: "20px 32px", borderTop: `1px solid ${RULE}` },
  link: { color: INK_2, textDecoration: "underline" },
} as const satisfies Record<string, CSSProperties>;
