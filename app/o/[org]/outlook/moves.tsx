import Link from "next/link";
import { Decimal } from "@/server/kernel/decimal";
import { actionWords, turningPointClause } from "@/server/review/wording";
import { DataTable } from "../../../_ui/data-table";
import { Money } from "../../../_ui/money";
import { Section } from "../../../_ui/section";
import type { TenantOutputs } from "../_words/outputs";
import { sortable } from "../_words/sortable";
import { changeCause, changeEffect } from "../workloads/[id]/_words/change-words";

type Outlook = TenantOutputs["reviews"]["outlook"];
type WorkloadMoves = Outlook["moves"][number];

interface MovesProps {
  readonly outlook: Outlook;
  readonly hrefOf: (workloadId: string) => string;
}

interface Condition {
  readonly cause: string;
  readonly effect: string;
}

/** The nearest few of each; all of them stand on the workload's own page. */
const MOST = 3;

/** What would have to be true for each workload to be told something else. */
export function Moves({ outlook, hrefOf }: MovesProps) {
  const { moves, of, currency, quarter } = outlook;
  return (
    <Section title="What would have to be true for each to move" aside="Each by itself, all else as it is" id="moves">
      <DataTable
        caption="What would have to be true for each workload to be told something else"
        filterLabel="Find a workload or a cause"
        fileName={`outlook-${quarter.key}.csv`}
        emptyText="No workload has a recommendation in this quarter."
        phone="one"
        columns={sortable([
          { key: "workload", label: "Workload", phone: "full" },
          { key: "spend", label: "Spend", isNumeric: true },
          { key: "conditions", label: "If, then", hasGap: true, isSortable: false, phone: "full" },
        ])}
        rows={moves.map((one) => {
          const conditions = conditionsOf(one, currency);
          return {
            id: one.line.id,
            cells: {
              workload: {
                show: (
                  <>
                    <Link href={hrefOf(one.line.id)} className="nw">
                      {one.line.name}
                    </Link>
                    <span className="sub">{actionWords(one.line)}</span>
                  </>
                ),
                value: `${one.line.name}: ${actionWords(one.line) ?? ""}`,
              },
              spend: {
                show: <Money amount={one.line.spend} currency={currency} style="whole" />,
                value: new Decimal(one.line.spend).toNumber(),
              },
              conditions: {
                show: <Conditions of={conditions} href={hrefOf(one.line.id)} />,
                value: conditions.map(({ cause, effect }) => `${cause}: ${effect}`).join("; "),
              },
            },
          };
        })}
      />
      <p className="small faint table-note">
        {moves.length < of && `The ${moves.length} dearest of ${of} workloads. `}
        Asked of the engine itself: first the measurement that would save most, then inputs by how little they would
        have to change, then the rest. What hangs on the policy stands on its own page.
      </p>
    </Section>
  );
}

function Conditions({ of, href }: { of: readonly Condition[]; href: string }) {
  if (of.length === 0) return <span className="muted">Nothing that was tried would change it.</span>;
  return (
    <ul className="if-then">
      {of.slice(0, MOST).map(({ cause, effect }) => (
        <li key={cause}>
          <span>{cause}</span> <span className="muted">{effect}</span>
        </li>
      ))}
      {of.length > MOST && (
        <li>
          <Link href={href}>
            {of.length - MOST} more<span className="vh"> at the workload</span>
          </Link>
        </li>
      )}
    </ul>
  );
}

function conditionsOf({ line, labels, events, points }: WorkloadMoves, currency: string): Condition[] {
  const labelOf = (option: string): string =>
    option === line.option ? (line.optionLabel ?? option) : (labels[option] ?? option);
  const present =
    line.option === null || line.level === null
      ? null
      : { option: line.option, level: line.level, label: line.optionLabel ?? line.option };
  const facts = { labelOf, present, currency };
  const said = (event: (typeof events)[number]): Condition => ({
    cause: changeCause(event, facts),
    effect: changeEffect(event, facts),
  });
  const passes = events
    .filter(({ code }) => code === "option-passes")
    .sort((one, other) => (other.then.yearlySaving ?? 0) - (one.then.yearlySaving ?? 0))
    .map(said);
  const turns = points.map((point) => ({
    cause: turningPointClause(point, labelOf, currency),
    effect: changeEffect(point, facts),
  }));
  const others = events.filter(({ code }) => code !== "option-passes").map(said);
  // One measurement that somebody can go and make, then what lies nearest.
  return [...passes.slice(0, 1), ...turns, ...passes.slice(1), ...others];
}
