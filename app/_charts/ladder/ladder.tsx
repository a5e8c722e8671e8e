"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { layoutLadder, variantFor, type LadderItem, type LadderVariant, type Mark } from "@/server/drawings";
import { useMeasure } from "../use-measure";
import { DrawingElement } from "./shapes";
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

/** The widths of the three usual screens: 1440, 768 and 360 px less their margins. */
const USUAL_WIDTHS: Readonly<Record<LadderVariant, number>> = { full: 1200, movers: 704, small: 328 };
const VARIANTS = ["full", "movers", "small"] as const;

/**
 * The ladder, laid out for its container and never scaled. Before the container is measured, the three usual layouts
 * are there and the style sheet shows the one that fits; a click on a workload leads where its `href` says.
 */
export function Ladder({ items, currency, total, only, hasShelves = true }: LadderProps) {
  const router = useRouter();
  const [element, measure] = useMeasure<HTMLDivElement>();
  const width = measure?.width;
  const drawings = useMemo(() => {
    const draw = (variant: LadderVariant, at: number) => ({
      variant,
      drawing: layoutLadder(items, { width: at, variant, currency, total }),
    });
    if (width !== undefined) return [draw(only ?? variantFor(width), width)];
    return (only ? [only] : VARIANTS).map((variant) => draw(variant, USUAL_WIDTHS[variant]));
  }, [items, currency, total, only, width]);

  const onPick = ({ href }: Mark) => {
    if (href !== null) router.push(href);
  };
  return (
    <div className="ladder" ref={element}>
      {drawings.map(({ variant, drawing }) => (
        <div key={variant} className={drawings.length > 1 ? `ladder-drawing if-${variant}` : "ladder-drawing"}>
          <DrawingElement drawing={drawing} onPick={onPick} />
        </div>
      ))}
      {hasShelves && <ShelfList items={items} currency={currency ?? "USD"} total={total} />}
    </div>
  );
}
