import Link from "next/link";

export interface Step {
  readonly label: string;
  readonly href: string;
}

export interface StepperProps {
  /** What one steps through: "quarter". */
  readonly unit: string;
  readonly current: string;
  readonly previous?: Step | null;
  readonly next?: Step | null;
}

/** `‹ Q2  Q3 2026  Q4 ›`. */
export function Stepper({ unit, current, previous, next }: StepperProps) {
  return (
    <span className="step">
      {previous && (
        <Link href={previous.href} aria-label={`Previous ${unit}: ${previous.label}`}>
          ‹ {previous.label}
        </Link>
      )}
      <b>{current}</b>
      {next && (
        <Link href={next.href} aria-label={`Next ${unit}: ${next.label}`}>
          {next.label} ›
        </Link>
      )}
    </span>
  );
}
