"use client";

import Link from "next/link";

export interface SegmentLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** A choice that lives in the address: prices of then or now. */
export function SegmentedLinks({ label, options }: { label: string; options: readonly SegmentLink[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {options.map((option) => (
        <Link key={option.href} href={option.href} scroll={false} aria-current={option.isCurrent ? "true" : undefined}>
          {option.label}
        </Link>
      ))}
    </nav>
  );
}

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly options: ReadonlyArray<{ readonly value: Value; readonly label: string }>;
  readonly value: Value;
  readonly onPick: (value: Value) => void;
}

/** A choice of views on this page alone. */
export function Segmented<Value extends string>({ label, options, value, onPick }: SegmentedProps<Value>) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onPick(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
