"use client";

import { useLayoutEffect, useRef, useState, type RefObject } from "react";

export interface Measure {
  readonly width: number;
  readonly height: number;
}

/** The size of an element in whole px, followed as it changes; `null` on the server and until the first look. */
export function useMeasure<E extends HTMLElement>(): readonly [RefObject<E | null>, Measure | null] {
  const element = useRef<E>(null);
  const [measure, setMeasure] = useState<Measure | null>(null);

  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const look = () => {
      const { width, height } = observed.getBoundingClientRect();
      const next = { width: Math.floor(width), height: Math.floor(height) };
      if (next.width === 0) return;
      setMeasure((was) => (was?.width === next.width && was.height === next.height ? was : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(observed);
    return () => observer.disconnect();
  }, []);

  return [element, measure];
}
