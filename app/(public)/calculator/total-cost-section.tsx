"use client";

import { useMemo } from "react";
import { totalCost, type Answer, type CostLine, type TotalCost } from "@/server/calculator";
import { formatMoney, formatNumber } from "@/server/kernel/format";
import { nameOf } from "./_words/option-words";

const LINES: Readonly<Record<CostLine, readonly [string, string]>> = {
  training: ["Training", "the run itself"],
  data: ["Data curation", "examples, labels, their checking"],
  evaluation: ["Evaluation", "a test set, and a test at every retraining"],
  integration: ["Integration", "serving, fallback, versions"],
  project: ["Project", "what is not broken down"],
  usage: ["Usage", "tokens or requests"],
  hosting: ["Hosting", "machines and fixed prices"],
  upkeep: ["Upkeep", "retraining, monitoring, engineers"],
};

/** The finding: which path costs less in all, by how much. */
function titleOf(total: TotalCost, { option, stay, currency }: Answer): string {
  const [one, other] = [stay ? nameOf(stay) : "", option ? nameOf(option) : ""];
  const gap = formatMoney(Math.abs(total.stay - total.option), currency);
  const over = `over ${formatNumber(total.months)} months`;
  if (Math.abs(total.stay - total.option) < 0.005) return `Both cost the same ${over}`;
  return total.option < total.stay
    ? `In all, ${other} costs ${gap} less ${over}`
    : `In all, ${one} costs ${gap} less ${over}`;
}

function surroundingsText({ surroundings }: TotalCost): string {
  if (surroundings === null)
    return "The training is not broken out, so nothing can be said of what surrounds it: choose “In parts” above.";
  const times = `${formatNumber(surroundings, { digits: 1 })} times the training, the first year’s upkeep included`;
  if (surroundings < 5) return `In all it costs ${times}. Chapter 15 expects 5 to 10 times: look for what is missing.`;
  if (surroundings <= 10) return `In all it costs ${times}, as chapter 15 expects (5 to 10).`;
  return `In all it costs ${times}, more than chapter 15’s 5 to 10: people and upkeep weigh more than the run.`;
}

/** What both paths cost in all, line by line, with what surrounds the training. */
export function TotalCostSection({ answer }: { answer: Answer }) {
  const total = useMemo(() => totalCost(answer), [answer]);
  if (!total || !answer.stay || !answer.option) return null;
  const money = (amount: number) => (amount === 0 ? "–" : formatMoney(amount, answer.currency, { style: "whole" }));
  return (
    <div>
      <div className="sec">
        <h3>{titleOf(total, answer)}</h3>
        <span className="aux">
          {answer.currency}, {formatNumber(total.months)} months
        </span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="Total cost of both paths">
        <table className="tight calc-total">
          <caption className="vh">Total cost of both paths</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="num">
                {nameOf(answer.stay)}
              </th>
              <th scope="col" className="num">
                {nameOf(answer.option)}
              </th>
            </tr>
          </thead>
          <tbody>
            {total.lines.map(({ line, stay, option }) => (
              <tr key={line}>
                <th scope="row">
                  {LINES[line][0]} <span className="muted wide">{LINES[line][1]}</span>
                </th>
                <td className="num">{money(stay)}</td>
                <td className="num">{money(option)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">In all</th>
              <td className="num">{money(total.stay)}</td>
              <td className="num">{money(total.option)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="mt12">{surroundingsText(total)}</p>
    </div>
  );
}
