"use client";

import { useMemo, useState } from "react";
import { policyInForce, type EngineInput, type Recommendation } from "@/server/engine";
import {
  priceScenarios,
  resultRanges,
  tornado,
  type PriceScenario,
  type Tornado as TornadoShape,
  type ResultRange,
} from "@/server/what-if";
import { formatCountShort, formatMoney, formatNumber, formatShare } from "@/server/kernel/format";
import {
  placeValue,
  PRICE_SCENARIOS,
  priceScenariosTitle,
  TORNADO_INPUTS,
  TORNADO_RANGES,
  tornadoTitle,
} from "@/server/review/wording";
import { PriceScenarios, type PriceScenarioLine } from "../_charts/price-scenarios";
import { Tornado, type TornadoEndShown, type TornadoRow } from "../_charts/tornado";
import { Select } from "../_ui/select";
import { adviceWords } from "./answer-rows";

export interface UncertaintyProps {
  readonly input: EngineInput;
  readonly recommendation: Recommendation;
  /** What options are called, by id. */
  readonly labels: Readonly<Record<string, string>>;
  /** The option to begin with. */
  readonly initial: string;
  readonly fileId: string;
}

/** How sure the money is: ranges, what the saving hangs on, and what falling prices would do to it. */
export function Uncertainty({ input, recommendation, labels, initial, fileId }: UncertaintyProps) {
  const [option, setOption] = useState(initial);
  const named = (id: string): string => labels[id] ?? input.options.find((one) => one.id === id)?.label ?? id;
  const currency = input.currency ?? "USD";
  const others = input.options.filter(({ id }) => id !== input.current);
  const level = input.options.find(({ id }) => id === option)?.level ?? 3;
  const drawn = useMemo(() => tornado(input, option), [input, option]);
  const scenarios = useMemo(() => priceScenarios(input, option), [input, option]);
  const { adverse, horizonMonths } = policyInForce(input.policy);
  if (!drawn) return null;
  return (
    <>
      {others.length > 1 && (
        <div className="narrow-field mb16">
          <Select
            label="Uncertainty of"
            value={option}
            onChange={(event) => setOption(event.target.value)}
            options={others.map(({ id }) => ({ value: id, label: named(id) }))}
          />
        </div>
      )}
      <div className="grid">
        <div className="c5">
          <h3 className="mb16">Every result is a range</h3>
          <Ranges input={input} option={option} currency={currency} />
        </div>
        <div className="c7">
          <PriceScenarios
            title={priceScenariosTitle(scenarios)}
            lines={scenarios.map((scenario) => lineOf(scenario))}
            rung={level}
            currency={currency}
            fileName={`price-scenarios-${fileId}.csv`}
            caption={
              <>
                Saved by {named(option)} against what is in use, {currency}, by month from the decision. The prices of
                what is in use stay, fall by {formatShare(adverse.apiPriceDeclinePerYear)} in one step after each year
                (the policy’s adverse case), or fall a little every month to a third or a tenth within a year; volume
                and own costs as asked. Rings: paid back.
              </>
            }
          />
        </div>
      </div>
      <div className="mt32">
        <Tornado
          title={tornadoTitle(drawn)}
          rows={rowsOf(drawn, input, recommendation, named, currency)}
          expected={drawn.horizonSaving}
          currency={currency}
          fileName={`tornado-${fileId}.csv`}
          caption={
            <>
              Saving of {named(option)} over its horizon (at most {horizonMonths} months), {currency}, if one input
              alone is otherwise. Ends: the policy’s adverse case and as much the other way, prices alone only
              downwards. A ring: something else would be advised.
            </>
          }
        />
      </div>
    </>
  );
}

function lineOf(scenario: PriceScenario): PriceScenarioLine {
  const { code, breakEvenMonths, points, yearlySaving, horizonSaving } = scenario;
  return {
    ...{ key: code, name: PRICE_SCENARIOS[code], breakEven: breakEvenMonths },
    detail: paidWords(scenario),
    saved: points.map(({ baseline, option }) => (baseline ?? 0) - option),
    ...{ yearly: yearlySaving, horizon: horizonSaving },
  };
}

/** A crossing that is lost again is no gain: the end of the horizon says so. */
function paidWords({ breakEvenMonths, horizonSaving }: PriceScenario): string {
  if (breakEvenMonths === null) return "never paid back";
  if (horizonSaving < 0) return "a loss in the end";
  if (breakEvenMonths === 0) return "ahead at once";
  return `paid back in month ${formatNumber(breakEvenMonths, { digits: 1 })}`;
}

function rowsOf(
  drawn: TornadoShape,
  input: EngineInput,
  recommendation: Recommendation,
  named: (id: string) => string,
  currency: string,
): TornadoRow[] {
  const present = input.options.find(({ id }) => id === input.current)?.level ?? null;
  return drawn.bars.map(({ input: what, path, low, high, range }) => {
    const shown = (end: typeof low): TornadoEndShown => ({
      words: end.value >= 100_000 ? formatCountShort(end.value) : placeValue(path, end.value, currency),
      saving: end.horizonSaving,
      turns: end.isOther,
      then: end.isOther ? adviceWords({ ...end.answer, input: recommendation.input }, named, present) : "the same",
    });
    const source = TORNADO_RANGES[range.policy] ?? range.policy;
    return { key: what, name: TORNADO_INPUTS[what], low: shown(low), high: shown(high), source };
  });
}

function Ranges({ input, option, currency }: { input: EngineInput; option: string; currency: string }) {
  const ranges = useMemo(() => resultRanges(input, option), [input, option]);
  if (!ranges) return null;
  const money = (value: number | null) => (value === null ? "–" : formatMoney(value, currency, { style: "whole" }));
  const months = (value: number | null) => (value === null ? "never" : formatNumber(value, { digits: 1 }));
  const rows: readonly (readonly [string, ResultRange, (value: number | null) => string])[] = [
    ["Cost a month", ranges.monthlyCost, money],
    ["Up-front", ranges.upfront, money],
    ["Saving a year", ranges.yearlySaving, money],
    ["Saving over the horizon", ranges.horizonSaving, money],
    ["Break-even, months", ranges.breakEvenMonths, months],
  ];
  const { adverse } = policyInForce(input.policy);
  const volumes = adverse.volumeFactors.map((factor) => formatShare(factor - 1, 0, { signed: true })).join(" or ");
  return (
    <>
      <table className="tight">
        <caption className="vh">Results as ranges</caption>
        <thead>
          <tr>
            <th scope="col">Figure, {currency}</th>
            <th scope="col" className="num">
              Expected
            </th>
            <th scope="col" className="num">
              Adverse
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, range, read]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{read(range.expected)}</td>
              <td className="num">{read(range.adverse)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small faint table-note">
        Adverse: prices of what is in use fall by {formatShare(adverse.apiPriceDeclinePerYear)} a year, volume {volumes}
        , own costs {formatShare(adverse.costFactor - 1, 0, { signed: true })}; the worse of the volumes.
      </p>
    </>
  );
}
