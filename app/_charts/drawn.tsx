"use client";

import { useRouter } from "next/navigation";
import { useMemo, type ReactNode } from "react";
import type { Drawing, Mark } from "@/server/drawings";
import { DrawingElement } from "./drawing-element";
import { useMeasure } from "./use-measure";

/** Widths of the contents of the usual screens: 1440, 768 and 360 px less their margins. */
const USUAL_WIDTHS = { large: 1200, middle: 704, small: 328 } as const;
export type UsualSize = keyof typeof USUAL_WIDTHS;
const SIZES = ["large", "middle", "small"] as const satisfies readonly UsualSize[];

export interface DrawnProps {
  /** Must keep its identity while its data stay the same (`useCallback`): it is laid out anew when it changes. */
  readonly draw: (width: number) => Drawing;
  /** What the place is usually as wide as, where that is not the whole page. */
  readonly usualWidths?: Partial<Record<UsualSize, number>>;
  readonly children?: ReactNode;
}

/**
 * A drawing laid out for its container and never scaled. Before the container is measured, the layouts of the usual
 * widths are there and the style sheet shows the one that fits. A click on a mark leads where its `href` says; by
 * keyboard the table of the figure does.
 */
export function Drawn({ draw, usualWidths, children }: DrawnProps) {
  const router = useRouter();
  const [element, measure] = useMeasure<HTMLDivElement>();
  const width = measure?.width;
  const large = usualWidths?.large ?? USUAL_WIDTHS.large;
  const middle = usualWidths?.middle ?? USUAL_WIDTHS.middle;
  const small = usualWidths?.small ?? USUAL_WIDTHS.small;
  const drawings = useMemo(() => {
    if (width !== undefined) return [{ size: "exact" as const, drawing: draw(width) }];
    const usual = { large, middle, small };
    return SIZES.map((size) => ({ size, drawing: draw(usual[size]) }));
  }, [draw, width, large, middle, small]);

  const onPick = ({ href }: Mark) => {
    if (href !== null) router.push(href);
  };
  return (
    <div className="drawn" ref={element}>
      {drawings.map(({ size, drawing }) => (
        <div key={size} className={size === "exact" ? undefined : `if-${size}`}>
          <DrawingElement drawing={drawing} onPick={onPick} />
        </div>
      ))}
      {children}
    </div>
  );
}
