import { requirementWords } from "@/server/review/wording";
import type { TenantOutputs } from "../../_words/outputs";
import { adverseWords, breakEvenView } from "./_words/break-even-view";
import { BreakEvenChoice, type BreakEvenEntry } from "./break-even-choice";

type Work = TenantOutputs["workloads"]["read"];

/** Every option against what is in use, month by month; the recommended one first. */
export function BreakEvenFigure({ work, label }: { work: Work; label: string }) {
  const { answer, options, curves, currency, policy } = work;
  const { recommendation, input, present } = answer;
  if (!recommendation?.current || !input || !present)
    return (
      <>
        <h2 className="mb16">Nothing is in use to compare with</h2>
        <p className="muted">Costs over time are drawn once one of the options is in use.</p>
      </>
    );
  const stay = {
    label: present.label,
    level: present.level,
    retiresOn: input.options.find(({ id }) => id === input.current)?.retiresOn ?? null,
  };
  const stayMonthly = recommendation.current.monthlyCost;
  const entries = curves.flatMap((own): BreakEvenEntry[] => {
    const economics = recommendation.economics.find(({ option }) => option === own.option);
    const asked = input.options.find(({ id }) => id === own.option);
    if (!economics || !asked) return [];
    const option = { label: asked.label ?? asked.id, level: asked.level };
    const view = breakEvenView({
      ...{ curves: own, economics, option, stay, stayMonthly, currency, policy },
      asOf: input.asOf,
    });
    return [{ key: own.option, label: option.label, view }];
  });
  const fails = new Set(options.filter(({ judged }) => judged?.verdict === "fail").map(({ key }) => key));
  const savingOf = (key: string): number =>
    recommendation.economics.find(({ option }) => option === key)?.horizonSaving ?? -Infinity;
  const first = [...entries].sort(
    (one, other) =>
      Number(other.key === recommendation.option) - Number(one.key === recommendation.option) ||
      Number(fails.has(one.key)) - Number(fails.has(other.key)) ||
      savingOf(other.key) - savingOf(one.key),
  )[0];
  if (!first)
    return (
      <>
        <h2 className="mb16">There is no other option to compare with</h2>
        <p className="muted">
          {requirementWords(input.workload.requirements)
            ? "Add an option that may meet the requirements."
            : "State what is required, and add an option that may meet it."}
        </p>
      </>
    );
  return (
    <BreakEvenChoice
      entries={entries}
      initial={first.key}
      currency={currency}
      caption={
        <>
          Cumulative cost from the decision, {currency}, {policy.daysPerMonth}-day months at the prices and volume of{" "}
          {label}. Dashed: the adverse case ({adverseWords(policy)}). The <span className="est">shaded months</span> are
          the range of the break-even.
        </>
      }
      fileName={`break-even-${answer.id}.csv`}
    />
  );
}
