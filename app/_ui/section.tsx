import type { ReactNode } from "react";

export interface SectionProps {
  /** The finding, in a sentence. */
  readonly title?: ReactNode;
  /** Right of the title: the unit, the period, what it rests on. */
  readonly aside?: ReactNode;
  /** Without the rule: the first thing below the headline. */
  readonly isBare?: boolean;
  readonly id?: string;
  readonly children?: ReactNode;
}

/** A section is a rule and a title; no card around it. */
export function Section({ title, aside, isBare, id, children }: SectionProps) {
  return (
    <section className={isBare ? "bare" : undefined} id={id}>
      {title && (
        <div className="sec">
          <h2>{title}</h2>
          {aside && <span className="aux">{aside}</span>}
        </div>
      )}
      {children}
    </section>
  );
}
