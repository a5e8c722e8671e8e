import Link from "next/link";
import type { EngineInput } from "@/server/engine";
import { formatDay } from "@/server/kernel/format";
import { ShareLink } from "../../../../../_what-if/keep-scenario";
import type { TenantOutputs } from "../../../_words/outputs";
import { changesIn, MOST_SCENARIOS, supposedInput, type Scenario } from "./compared";
import { ScenarioActs } from "./scenario-acts";

interface ScenarioListProps {
  readonly scenarios: readonly Scenario[];
  readonly chosen: readonly string[];
  readonly answer: TenantOutputs["workloads"]["read"]["answer"];
  readonly path: string;
  readonly query: string;
  readonly quarter: string;
  readonly label: string;
  readonly reviewStatus: string | null;
  readonly maySave: boolean;
}

/** Every scenario: who supposed what when, its link, and what can be done with it. */
export function ScenarioList(props: ScenarioListProps) {
  const { scenarios, chosen, answer, path, query, quarter, label, reviewStatus, maySave } = props;
  return (
    <ul className="scenario-list">
      {scenarios.map((scenario) => {
        const { id, name, note, savedByName, savedAt, savedOn, reviews } = scenario;
        const other = answer.input ? supposedInput(answer.input, scenario) : null;
        return (
          <li key={id}>
            <h3 className="h4">{name}</h3>
            {note && <p>{note}</p>}
            <p className="muted">{changesIn(answer, scenario).join(" · ")}</p>
            <p className="small faint">
              Saved by {savedByName} on {formatDay(savedAt.slice(0, 10))}, for {savedOn.quarter}, engine{" "}
              {savedOn.versions.engine}, policy {savedOn.versions.policyNumber}
              {reviews.length > 0 && ` · carried by the review of ${reviews.join(", ")}`}
            </p>
            <div className="acts mt8">
              {scenarios.length > 1 && (
                <Link href={`${path}/scenarios${query}${chosenQuery(chosen, id)}`}>
                  {chosen.includes(id) ? "Leave out of the comparison" : "Compare"}
                </Link>
              )}
              <Link href={`${path}${query}&scenario=${id}#what-if`}>Open and change</Link>
              {isInput(other) && <ShareLink input={other} isSmall />}
              {maySave && (
                <ScenarioActs
                  id={id}
                  name={name}
                  quarter={quarter}
                  label={label}
                  isAttached={reviews.includes(quarter)}
                  mayAttach={reviewStatus === "draft"}
                />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const isInput = (other: EngineInput | string | null): other is EngineInput =>
  other !== null && typeof other !== "string";

/** The comparison with one more or one less; never more than four. */
function chosenQuery(chosen: readonly string[], id: string): string {
  const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-MOST_SCENARIOS);
  // None at all is asked for by a name that no scenario has.
  return (next.length === 0 ? ["none"] : next).map((one) => `&s=${encodeURIComponent(one)}`).join("");
}
