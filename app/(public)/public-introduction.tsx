import type { ReactNode } from "react";
import { Ladder } from "../_charts/ladder/ladder";
import { SAMPLE } from "./sample-portfolio";

/** What the product is, beside whatever the page asks. */
export function PublicIntroduction({ children }: { children: ReactNode }) {
  return (
    <div className="public-grid">
      <div>
        <h1>
          <span className="cl">Which level of model</span> <span className="cl">does each workload need?</span>
        </h1>
        <p className="lede mt16">
          Quarterdeck closes the quarter for your AI spend: what it cost and why, who stands too high on the ladder,
          what fine-tunes really returned, and what to decide.
        </p>
        <figure className="public-ladder">
          <Ladder items={SAMPLE} only="movers" hasShelves={false} />
          <figcaption>A sample: twelve workloads on five rungs; arrows lead to the recommended one.</figcaption>
        </figure>
      </div>
      <div className="public-panel">{children}</div>
    </div>
  );
}
