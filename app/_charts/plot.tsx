"use client";

import type { ReactNode } from "react";
import { useMeasure, type Measure } from "./use-measure";

export interface PlotProps {
  /** Gives the height, from the style sheet: it is there before the chart is. */
  readonly kind: "spend" | "break-even" | "ledger" | "usage";
  /** One sentence for who cannot see it. */
  readonly label: string;
  readonly children: (measure: Measure) => ReactNode;
}

/** A chart that is drawn in the browser for the room it has; the server keeps the room free. */
export function Plot({ kind, label, children }: PlotProps) {
  const [element, measure] = useMeasure<HTMLDivElement>();
  return (
    <div className={`plot ${kind}`} ref={element} role="img" aria-label={label}>
      {measure && children(measure)}
    </div>
  );
}

/** Under this width a plot takes its phone layout. */
export const PHONE_PLOT = 420;
