"use client";

import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

export interface Dragged {
  /** Places in the list, from 0. */
  readonly from: number;
  readonly to: number;
}

interface Handle {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface DragOrder {
  /** Where a row is on its way to; null: none is held. */
  readonly dragged: Dragged | null;
  readonly handle: (index: number) => Handle;
}

/**
 * Rows of a table that a finger, a pen or a mouse puts at another place by a handle, and arrow keys one by one. What is under
 * the pointer decides; Escape lets go without a move.
 */
export function useDragOrder(count: number, onMove: (move: Dragged) => void): DragOrder {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const middles = useRef<readonly number[]>([]);

  const placeAt = (y: number): number => middles.current.filter((middle) => middle < y).length;

  function start(index: number, event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    const rows = event.currentTarget.closest("tbody")?.rows ?? [];
    middles.current = Array.from(rows, (row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 + window.scrollY;
    });
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged({ from: index, to: index });
  }

  function over(event: PointerEvent<HTMLElement>) {
    if (!dragged) return;
    const gap = placeAt(event.clientY + window.scrollY);
    // The gaps before and after its own row are where it stands already.
    const to = Math.min(count - 1, gap > dragged.from ? gap - 1 : gap);
    if (to !== dragged.to) setDragged({ ...dragged, to });
  }

  function drop() {
    if (dragged && dragged.to !== dragged.from) onMove(dragged);
    setDragged(null);
  }

  function key(index: number, event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") setDragged(null);
    const to = event.key === "ArrowUp" ? index - 1 : event.key === "ArrowDown" ? index + 1 : index;
    if (to === index || to < 0 || to >= count) return;
    event.preventDefault();
    onMove({ from: index, to });
  }

  return {
    dragged,
    handle: (index) => ({
      onPointerDown: (event) => start(index, event),
      onPointerMove: over,
      onPointerUp: drop,
      onPointerCancel: () => setDragged(null),
      onKeyDown: (event) => key(index, event),
    }),
  };
}
