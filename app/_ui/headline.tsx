import type { ReactNode } from "react";

/** `Q3 cost $182,400; nine tenths is volume.` → its clauses, each with its own mark. */
const clausesOf = (sentence: string): string[] => sentence.split(/(?<=[;:]) /);

/** A finding of at most two clauses; the line breaks between them. Give a list to break elsewhere. */
export function Clauses({ of }: { of: string | readonly string[] }) {
  const clauses = typeof of === "string" ? clausesOf(of) : of;
  return clauses.map((clause, index) => (
    <span key={clause}>
      {index > 0 && " "}
      <span className="cl">{clause}</span>
    </span>
  ));
}

export interface HeadlineProps {
  readonly finding: string | readonly string[];
  /** One or two sentences below, in the serif. */
  readonly lede?: ReactNode;
  /** Buttons and what belongs to them. */
  readonly children?: ReactNode;
}

/** The head of a page: one sentence that holds the number. */
export function Headline({ finding, lede, children }: HeadlineProps) {
  return (
    <div className="head">
      <h1>
        <Clauses of={finding} />
      </h1>
      {lede && <p className="lede">{lede}</p>}
      {children && <div className="acts mt8">{children}</div>}
    </div>
  );
}
