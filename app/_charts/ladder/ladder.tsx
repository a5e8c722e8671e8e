"use client";

import { useCallback } from "react";
import { layoutLadder, type LadderItem, type LadderVariant } from "@/server/drawings";
import { Drawn } from "../drawn";
import { ShelfList } from "./shelf-list";

export interface LadderProps {
  readonly items: readonly LadderItem[];
  /** ISO 4217. */
  readonly currency?: string;
  /** What shares are taken of: the spend of the period with what is not assigned. */
  readonly total?: number;
  /** Stays one variant whatever the width: the review's page, sign-in. */
  readonly only?: LadderVariant;
  /** Whether a phone shows the shelf list below the drawing. */
  readonly hasShelves?: boolean;
}

/** The ladder, laid out for its container; on a phone with its shelf list. A click on a workload leads to its `href`. */
export function Ladder({ items, currency = "USD", total, only, hasShelves = true }: LadderProps) {
  const draw = useCallback(
    (width: number) => layoutLadder(items, { width, variant: only, currency, total }),
    [items, currency, total, only],
  );
  return <Drawn draw={draw}>{hasShelves && <ShelfList items={items} currency={currency} total={total} />}</Drawn>;
}
