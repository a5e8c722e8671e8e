import type { Style } from "@react-pdf/types";
import { SHEET } from "@/server/drawings";

const { ink, "ink-2": ink2, "ink-3": ink3, accent } = SHEET.tones;

/** Plain text in points: its size and the multiple of it that a line takes. */
export const LINE = { fontSize: 9, lineHeight: 1.4 } as const;
export const PAPERS = ["A4", "LETTER"] as const;
export type PaperSize = (typeof PAPERS)[number];
/** Papers in points; a page's own margins stand in its style. */
export const PAPER = { A4: { width: 595.28, height: 841.89 }, LETTER: { width: 612, height: 792 } } as const;
/** A decision's row: the glyph, a gap before the money, the money. */
export const DECISION_COLUMNS = { glyph: 34, gap: 12, money: 84 } as const;

/** The print layout of the review: points, light tokens. */
export const style = {
  page: {
    paddingTop: 48,
    paddingBottom: 56,
    paddingHorizontal: 54,
    fontFamily: "Geist",
    fontSize: 9,
    color: ink,
  },
  head: {
    flexDirection: "row",
    justifyContent: "space-between",
    borderBottomWidth: 0.75,
    borderBottomColor: ink,
    paddingBottom: 6,
    marginBottom: 18,
  },
  foot: {
    position: "absolute",
    bottom: 24,
    left: 54,
    right: 54,
    height: 20,
    flexDirection: "row",
    justifyContent: "space-between",
    borderTopWidth: 0.5,
    borderTopColor: SHEET.rule,
    paddingTop: 5,
    fontSize: 7.5,
    color: ink2,
  },
  h1: { fontFamily: "Source Serif 4", fontWeight: 600, fontSize: 21, lineHeight: 1.2, marginBottom: 8 },
  h2: { fontFamily: "Source Serif 4", fontWeight: 600, fontSize: 13, lineHeight: 1.25, marginTop: 16, marginBottom: 5 },
  h3: { fontWeight: 600, fontSize: 9.5, marginTop: 9, marginBottom: 2 },
  lede: { fontFamily: "Source Serif 4", fontSize: 10.5, lineHeight: 1.45, color: ink2, marginBottom: 12 },
  caption: { fontSize: 7.5, color: ink3, marginTop: 4 },
  row: { flexDirection: "row", borderTopWidth: 0.5, borderTopColor: SHEET.rule, paddingVertical: 4.5 },
  headRow: {
    flexDirection: "row",
    borderBottomWidth: 0.75,
    borderBottomColor: ink2,
    paddingBottom: 3,
  },
  column: { fontSize: 7.5, color: ink2 },
  running: { fontSize: 8 },
  strong: { fontWeight: 600 },
  muted: { color: ink2 },
  number: { textAlign: "right" },
  asked: { color: accent, fontWeight: 600 },
} as const satisfies Record<string, Style>;
