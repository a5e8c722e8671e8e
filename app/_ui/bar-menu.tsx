"use client";

import { usePathname } from "next/navigation";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";

/** The navigation of small screens: a button that shows and hides it. Escape and a new page close it. */
export function BarMenu({ children }: { children: ReactNode }) {
  const path = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isOpen = openOn !== null && openOn === path;

  useEffect(() => {
    if (!isOpen) return;
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpenOn(null);
      button.current?.focus();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [isOpen]);

  return (
    <>
      <button
        ref={button}
        className="menu"
        type="button"
        aria-label="Menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpenOn(isOpen ? null : path)}
      >
        <svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">
          <path
            d={isOpen ? "M3 0 17 14M17 0 3 14" : "M0 1h20M0 7h20M0 13h20"}
            stroke="currentColor"
            strokeWidth="1.5"
            fill="none"
          />
        </svg>
      </button>
      <nav className="menu-panel" id={id} aria-label="Menu" hidden={!isOpen}>
        {children}
      </nav>
    </>
  );
}
