"use client";

import { useCallback, type ReactNode } from "react";
import { formatMoney } from "@/server/kernel/format";
import { layoutDeltas, type DeltaRow } from "@/server/drawings";
import { Drawn } from "./drawn";
import { Figure } from "./figure";

export interface DeltasProps {
  readonly title?: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly caption?: ReactNode;
  /** The parts, then the total (`kind: "total"`), which they add up to. */
  readonly rows: readonly DeltaRow[];
  readonly currency?: string;
  /** Figures to the unit: `−$8,466`. */
  readonly isExact?: boolean;
  readonly fileName?: string;
}

const USUAL_WIDTHS = { large: 486, middle: 486, small: 328 } as const;

/** What a change consists of: price, volume, mix; or why a plan was missed. */
export function Deltas({
  title,
  level = 4,
  caption,
  rows,
  currency = "USD",
  isExact,
  fileName = "change.csv",
}: DeltasProps) {
  const draw = useCallback(
    (width: number) => layoutDeltas(rows, { width, currency, isExact }),
    [rows, currency, isExact],
  );
  const table = {
    columns: [{ label: "Part" }, { label: `Change, ${currency}`, isNumeric: true }, { label: "Because" }],
    rows: rows.map(({ name, amount, note }) => [
      name,
      { show: formatMoney(amount, currency, { style: "whole", signed: true }), value: amount },
      note ?? null,
    ]),
  };
  return (
    <Figure title={title} level={level} caption={caption} table={table} fileName={fileName}>
      <Drawn draw={draw} usualWidths={USUAL_WIDTHS} />
    </Figure>
  );
}
