import { textWidth } from "@/server/drawings";
import { numberWord } from "@/server/kernel/format";
import type { DecisionContent } from "@/server/review/wording";
import { DECISION_COLUMNS, LINE, PAPER, style, type PaperSize } from "./pdf-style";

/** Words break before the edge: a line is not filled to its end. */
const FILLED = 0.96;

const lines = (text: string, width: number, size: number = LINE.fontSize): number =>
  Math.max(1, Math.ceil(textWidth(text, size) / (width * FILLED)));

/** The height of a paragraph in points, as its style sets it. */
export const heightOf = (
  text: string,
  width: number,
  { fontSize, lineHeight, marginBottom = 0 }: { fontSize: number; lineHeight: number; marginBottom?: number },
): number => lines(text, width, fontSize) * fontSize * lineHeight + marginBottom;

/** In points: the running head with its rule, the title of the decisions, what stands below ladder and decisions. */
const FIXED = { head: 36, title: 38, captions: 32 } as const;

export const textWidthOn = (size: PaperSize): number => PAPER[size].width - 2 * style.page.paddingHorizontal;

/** What the first page has left for decisions, in points. */
export function roomForDecisions(
  size: PaperSize,
  above: { readonly headline: string; readonly lede: string; readonly drawing: number },
): { readonly width: number; readonly height: number } {
  const width = textWidthOn(size);
  const page = PAPER[size].height - style.page.paddingTop - style.page.paddingBottom;
  const texts = heightOf(above.headline, width, style.h1) + heightOf(above.lede, width, style.lede);
  return { width, height: page - FIXED.head - FIXED.title - FIXED.captions - texts - above.drawing };
}

/** What a decision says below its action, in one paragraph. */
export const shortReason = ({ reason, decided }: DecisionContent): string =>
  `${reason} ${decided ?? "Decision needed"}.`;

function rowHeight(decision: DecisionContent, textWidthPt: number): number {
  const width = textWidthPt - DECISION_COLUMNS.glyph - DECISION_COLUMNS.gap - DECISION_COLUMNS.money;
  const own = lines(`${decision.workload}. ${decision.action}.`, width) + lines(shortReason(decision), width);
  return Math.max(3, own) * LINE.fontSize * LINE.lineHeight + 2 * style.row.paddingVertical;
}

const MOST_NAMES = 40;

/** What the page has no room for, by name; nothing where it has room for all. */
export function restSentence(rest: readonly DecisionContent[]): string | null {
  if (rest.length === 0) return null;
  const names = rest.slice(0, MOST_NAMES).map(({ workload }) => workload);
  const others = rest.length > MOST_NAMES ? ` and ${rest.length - MOST_NAMES} others` : "";
  return `And ${numberWord(rest.length)} more: ${names.join(", ")}${others}.`;
}

/** As many decisions as the height has room for, the first ones first, and the sentence about those that are left over. */
export function fitDecisions(
  decisions: readonly DecisionContent[],
  room: { readonly width: number; readonly height: number },
): { readonly shown: readonly DecisionContent[]; readonly rest: string | null } {
  const heights = decisions.map((decision) => rowHeight(decision, room.width));
  for (let count = decisions.length; ; count -= 1) {
    const rest = restSentence(decisions.slice(count));
    const own = heights.slice(0, count).reduce((sum, height) => sum + height, 0);
    const below = rest === null ? 0 : heightOf(rest, room.width, LINE) + 2 * style.row.paddingVertical;
    if (count === 0 || own + below <= room.height) return { shown: decisions.slice(0, count), rest };
  }
}
