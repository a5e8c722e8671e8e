import { Glyph } from "../_charts/ladder/glyph";
import { Ladder } from "../_charts/ladder/ladder";
import { LadderFigure } from "../_charts/ladder/ladder-figure";
import { LadderWithReasons } from "../_charts/ladder/ladder-with-reasons";
import { Section } from "../_ui/section";
import { PLACED_LATER, SIXTY, TOTAL, WORKLOADS } from "./figures";

export function LadderSpecimens() {
  const three = WORKLOADS.filter(({ id }) => ["triage", "help", "tagging"].includes(id));
  return (
    <>
      <Section isBare>
        <LadderFigure
          title="Five of twelve workloads stand on the wrong rung"
          caption="Spend of Q3 2026 by workload, USD at the prices of then; $2,300 unassigned is not drawn. Levels by engine 1.4.0 under policy 7."
          items={WORKLOADS}
          total={TOTAL}
        />
      </Section>
      <Section title="3 workloads: lanes stop at 132 px, the drawing does not stretch">
        <Ladder items={three} />
      </Section>
      <Section title="60 workloads: every mover and the largest get a lane, the rest of a rung share one">
        <Ladder items={SIXTY} hasShelves={false} />
      </Section>
      <Section title="Nothing live yet, nothing that meets, the same option to be tried, nothing at all">
        <Ladder items={PLACED_LATER} />
        <div className="mt32">
          <Ladder items={[]} hasShelves={false} />
        </div>
      </Section>
      <Section title="Beside lists and one workload">
        <div className="grid">
          <div className="c7">
            <h3 className="mb16">Medium: only movers are named</h3>
            <Ladder items={WORKLOADS} only="movers" hasShelves={false} />
            <h3 className="mt32 mb16">Glyph, 36 × 46</h3>
            <div className="acts">
              <Glyph from={1} to={1} kind="keep" />
              <Glyph from={4} to={4} kind="keep" />
              <Glyph from={1} to={1} kind="switch" />
              <Glyph from={5} to={5} kind="switch" />
              <Glyph from={1} to={3} kind="trial" />
              <Glyph from={2} to={3} kind="trial" />
              <Glyph from={1} to={4} kind="step-up" />
              <Glyph from={3} to={1} kind="step-down" />
              <Glyph from={4} to={2} kind="step-down" />
              <Glyph from={null} to={2} kind="adopt" />
            </div>
          </div>
          <div className="c5">
            <h3 className="mb16">Level 1 is enough; 3 may be cheaper</h3>
            <LadderWithReasons
              level={1}
              recommendedLevel={3}
              isTrial
              verdicts={[
                {
                  level: 5,
                  status: "not-needed",
                  verdict: "Not needed",
                  reason: "Public text covers support; policy rules it out.",
                },
                {
                  level: 4,
                  status: "not-needed",
                  verdict: "Not needed",
                  reason: "No unique domain: public training data covers it.",
                },
                {
                  level: 3,
                  status: "untested",
                  verdict: "Untested",
                  reason:
                    "Nothing blocks it: one narrow task, 24,000 examples (1,000 needed), changed once a year (4 allowed), 8.6M requests a month (100,000 needed).",
                },
                {
                  level: 2,
                  status: "not-needed",
                  verdict: "Not needed",
                  reason: "No proprietary or fresh knowledge is asked for.",
                },
                {
                  level: 1,
                  status: "proven",
                  verdict: "Sufficient, proven",
                  reason: "94.1 % accuracy against 92 % required; with 1,200 samples at least 92.6 %.",
                },
              ]}
            />
            <h3 className="mt32 mb16">Down</h3>
            <LadderWithReasons level={4} recommendedLevel={2} verdicts={[]} />
          </div>
        </div>
      </Section>
    </>
  );
}
