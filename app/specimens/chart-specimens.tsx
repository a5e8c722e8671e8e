import { BreakEven } from "../_charts/break-even";
import { Deltas } from "../_charts/deltas";
import { LedgerCurve } from "../_charts/ledger-curve";
import { MonthlyUsage } from "../_charts/monthly-usage";
import { RetirementTimeline } from "../_charts/retirement-timeline";
import { SpendByLevel } from "../_charts/spend-by-level";
import { Section } from "../_ui/section";
import { API, CHANGE, HOSTED, LEDGER, RETIREMENTS, SHORTFALL, SPEND, STAY, TUNED } from "./figures";
import { WorkloadTable } from "./workload-table";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"];

export function ChartSpecimens() {
  return (
    <>
      <Section
        title="Spend has grown by half in a year, three quarters of it on the lowest rung"
        aside="Run-rate $745,200 a year (September × 12)"
      >
        <div className="grid">
          <div className="c5">
            <SpendByLevel
              title="A year ago $123k, now $182k: levels 1 and 2 carry the rise"
              periods={SPEND}
              caption="Spend a quarter by level, USD."
            />
            <div className="mt32">
              <Deltas
                title="Of $19,500 more, $17,600 is volume"
                rows={CHANGE}
                caption="Price, volume and mix over workload × model; they add up exactly. 92 days against 91."
              />
            </div>
          </div>
          <div className="c7">
            <WorkloadTable />
          </div>
        </div>
      </Section>
      <Section
        title="$76,200 a year runs on two models that will be switched off"
        aside="10 % of the run-rate, next two quarters"
      >
        <div className="grid">
          <div className="c8">
            <RetirementTimeline
              retirements={RETIREMENTS}
              from="2026-10-01"
              to="2027-04-01"
              today="2026-09-30"
              largestSpend={40_400}
              caption="Run-rate: September × 12. Discs as on the ladder. Dates from the provider’s list, checked 30 September 2026."
            />
          </div>
          <ul className="c4 list">
            <li>
              <b>Returns fraud notes</b>, $17,400 a year
              <br />
              ft:gpt-4.1-nano goes on 23 October. No replacement is deployed.
            </li>
            <li>
              <b>Sales e-mails</b>, $58,800 a year
              <br />
              gpt-4o-2024-05-13 goes on 14 January. The smaller model passes.
            </li>
          </ul>
        </div>
      </Section>
      <Section>
        <div className="grid">
          <div className="c5">
            <MonthlyUsage
              title="Twice the requests of January"
              caption="Requests a month; buff: not all days are here."
              unit="requests"
              rung={1}
              months={MONTHS.map((label, index) => ({
                label,
                value: 3_900_000 + index * 590_000,
                isPartial: index === 2,
              }))}
            />
          </div>
          <div className="c7">
            <BreakEven
              title="The paths cross in month 2.4, in the adverse case 6.4"
              stay={STAY}
              option={TUNED}
              breakEven={{ month: 2.4, lines: ["Month 2.4", "expected"] }}
              adverseBreakEven={{ month: 6.4, lines: ["Month 6.4", "in the adverse case"] }}
              retirement={{ month: 15.6, lines: ["14 January 2028", "base model switched off"] }}
              caption={
                <>
                  Cumulative cost from the decision, USD. Dashed: the adverse case. The{" "}
                  <span className="est">shaded months</span> are the range of the break-even.
                </>
              }
            />
          </div>
        </div>
      </Section>
      <Section>
        <BreakEven
          title="The paths cross in month 10.0"
          stay={API}
          option={HOSTED}
          breakEven={{ month: 10, lines: ["Month 10.0", "the project has paid for itself"] }}
          caption="Cumulative cost, USD. Dashed: the adverse case; there the paths do not cross."
        />
      </Section>
      <Section>
        <div className="grid">
          <div className="c8">
            <LedgerCurve
              title="Ahead of its cost since 23 July, behind its plan from the first day"
              points={LEDGER}
              planPayback={{ month: 4.9, lines: ["planned: 27 May", "month 4.9"] }}
              payback={{ month: 6.74, lines: ["paid back 23 July,", "month 6.7"] }}
              market={{
                month: 5,
                value: -4568,
                lines: [
                  "From 1 June GPT-4o costs 20 % less:",
                  "the baseline falls, and with it",
                  "what this fine-tune still saves",
                ],
              }}
              caption={
                <>
                  Cumulative saving less investment, USD, January to September 2026. <span className="est">Shaded</span>
                  : the part that the API’s own price cut took back.
                </>
              }
            />
          </div>
          <div className="c4">
            <Deltas title="Three quarters of the $11,202 shortfall is the market" level={3} rows={SHORTFALL} isExact />
          </div>
        </div>
      </Section>
    </>
  );
}
