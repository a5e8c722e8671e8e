import { formatMoney } from "@/server/kernel/format";
import { line, rect, text, type Drawing, type Level, type Shape } from "./shape";
import { textWidth, wrapText } from "./text-width";

/** One part of a change. The parts add up to the total, which is a row of its own. */
export interface DeltaRow {
  readonly name: string;
  readonly amount: number;
  readonly note?: string | undefined;
  /** `total`: ink, under a rule · `estimated`: buff, taken by the market · else the blue of `level` (2). */
  readonly kind?: "part" | "estimated" | "total" | undefined;
  readonly level?: Level | undefined;
}

export interface DeltaOptions {
  readonly width: number;
  readonly currency?: string | undefined;
  /** To the unit, `−$8,466`, in place of `−$8.5k`. */
  readonly isExact?: boolean | undefined;
}

const BAR = 14;
const ROW = 30;
const NOTE_LINE = 14;
const BEFORE_TOTAL = 12;
const GAP = 6;

interface Scale {
  readonly zero: number;
  readonly perUnit: number;
  /** Where names end and notes begin. */
  readonly namesEnd: number;
}

/** Zero lies where both the longest bar to the left with its figure and the longest to the right have room. */
function scaleOf(rows: readonly DeltaRow[], figures: readonly string[], width: number): Scale {
  const namesEnd = Math.max(...rows.map(({ name }) => textWidth(name, 14, true))) + 16;
  const figureRoom = (sign: 1 | -1) =>
    Math.max(
      0,
      ...rows.map(({ amount }, index) =>
        amount * sign > 0 || (sign > 0 && amount === 0) ? textWidth(figures[index] ?? "", 14, true) + 2 * GAP : 0,
      ),
    );
  const below = Math.max(0, ...rows.map(({ amount }) => -amount));
  const above = Math.max(0, ...rows.map(({ amount }) => amount));
  const [left, right] = [figureRoom(-1), figureRoom(1)];
  const room = Math.max(20, width - namesEnd - left - right);
  const perUnit = below + above > 0 ? room / (below + above) : 0;
  return { zero: namesEnd + left + below * perUnit, perUnit, namesEnd };
}

/**
 * What a change consists of, as deltas from zero and not as a cut waterfall: each part a bar from one zero tick,
 * its reason below, the total in ink.
 */
export function layoutDeltas(rows: readonly DeltaRow[], { width, currency = "USD", isExact }: DeltaOptions): Drawing {
  const label = rows.map(({ name, amount }) => `${name} ${formatMoney(amount, currency, { signed: true })}`).join(", ");
  if (rows.length === 0) return { width, height: 0, label: "No change", shapes: [], marks: [] };
  const figures = rows.map(({ amount }) =>
    formatMoney(amount, currency, { style: isExact ? "whole" : "thousands", signed: true }),
  );
  const { zero, perUnit, namesEnd } = scaleOf(rows, figures, width);
  const shapes: Shape[] = [];
  let y = 0;
  rows.forEach((row, index) => {
    const isTotal = row.kind === "total";
    if (isTotal) {
      shapes.push(line("hairline", [0, y + 4.5], [width, y + 4.5]));
      y += BEFORE_TOTAL;
    }
    const length = Math.abs(row.amount) * perUnit;
    const start = row.amount < 0 ? zero - length : zero;
    const role = isTotal ? "total" : row.kind === "estimated" ? "estimated" : "measured";
    const textRole = isTotal ? "row-total" : "row-name";
    const figureX = row.amount < 0 ? start - GAP : zero + length + GAP;
    shapes.push(
      text(textRole, 0, y + 16, row.name),
      rect(role, [start, y + 5], [length, BAR], role === "measured" ? { level: row.level ?? 2 } : {}),
      text(textRole, figureX, y + 16, figures[index] ?? "", row.amount < 0 ? "end" : "start"),
      line("axis", [zero, y + 1], [zero, y + 23]),
    );
    y += ROW;
    for (const words of row.note ? wrapText(row.note, width - namesEnd, { maxLines: 3 }) : []) {
      shapes.push(text("row-note", namesEnd, y + 6, words));
      y += NOTE_LINE;
    }
    if (row.note) y += 6;
  });
  return { width, height: y, label, shapes, marks: [] };
}
