"use client";

import { Segmented } from "@/app/_ui/segmented";
import { Select } from "@/app/_ui/select";
import { teamMonthly, type Change, type Question } from "@/server/calculator";
import { policyInForce, type EngineOption, type EngineUpfront } from "@/server/engine";
import { currencySign, formatMoney, formatNumber } from "@/server/kernel/format";
import { NumberField } from "./number-field";
import { isWhole, partsOf, SHARES, surround, wholeOf } from "./_words/surroundings";

interface UpfrontFieldsProps {
  readonly question: Question;
  readonly option: EngineOption;
  readonly change: (change: Change) => void;
}

const PROJECT = { from: 100, to: 1_000_000, isLogarithmic: true } as const;
const TIMES = ["5", "7.5", "10"] as const;
const PARTS = [
  ["training", "Training"],
  ["data", "Data curation"],
  ["evaluation", "Evaluation"],
  ["integration", "Integration"],
] as const;

/** What the project costs once: as one amount, or training and what surrounds it. */
export function UpfrontFields({ question, option, change }: UpfrontFieldsProps) {
  if (option.route) return null;
  const upfront = option.upfront ?? {};
  const { tcoMultiplier } = policyInForce(question.input.policy);
  const currency = question.input.currency ?? "USD";
  const set = (next: EngineUpfront) => change({ kind: "option", option: option.id, change: { upfront: next } });
  const whole = isWhole(upfront);
  return (
    <>
      <Segmented
        label="Up-front cost"
        options={[
          { value: "whole", label: "One project" },
          { value: "parts", label: "In parts" },
        ]}
        value={whole ? "whole" : "parts"}
        onPick={(picked) => {
          if ((picked === "whole") !== whole) set(whole ? partsOf(upfront, tcoMultiplier) : wholeOf(upfront));
        }}
      />
      {whole ? (
        <NumberField
          label="Up-front, the whole project"
          unit={currencySign(currency)}
          value={upfront.total ?? 0}
          slide={PROJECT}
          hint={`Training is a tenth to a fifth of this; ${formatNumber(tcoMultiplier, { digits: 1 })}× is usual.`}
          onValue={(total) => set({ total })}
        />
      ) : (
        <PartFields question={question} level={option.level} upfront={upfront} set={set} />
      )}
    </>
  );
}

interface PartFieldsProps {
  readonly question: Question;
  readonly level: EngineOption["level"];
  readonly upfront: EngineUpfront;
  readonly set: (upfront: EngineUpfront) => void;
}

function PartFields({ question, level, upfront, set }: PartFieldsProps) {
  const training = upfront.training ?? 0;
  const all = PARTS.reduce((sum, [key]) => sum + (upfront[key] ?? 0), 0);
  const factor = training > 0 ? all / training : null;
  const picked = TIMES.find((one) => factor !== null && Math.abs(factor - Number(one)) < 0.01);
  const currency = question.input.currency ?? "USD";
  const { tcoMultiplier, minUpfront } = policyInForce(question.input.policy);
  const least = level === 3 || level === 4 || level === 5 ? minUpfront[level] : 0;
  return (
    <>
      <div className="row2">
        {PARTS.map(([key, label]) => (
          <NumberField
            key={key}
            label={label}
            unit={currencySign(currency)}
            value={upfront[key] ?? 0}
            onValue={(value) => set({ ...upfront, total: null, [key]: value })}
          />
        ))}
      </div>
      <Segmented
        label="The whole project, as a multiple of training"
        options={TIMES.map((value) => ({ value, label: `${value}×` }))}
        value={picked ?? ("" as (typeof TIMES)[number])}
        onPick={(value) => set(surround(training, Number(value)))}
      />
      <p className="hint">
        {all === training
          ? `Nothing surrounds the training yet: it is counted ${formatNumber(tcoMultiplier, { digits: 1 })} times, with ${formatMoney(least, currency)} at the least. `
          : `${formatMoney(all, currency)} in all${factor === null ? "" : `, ${formatNumber(factor, { digits: 1 })} times the training`}. `}
        5–10× is chapter 15’s range; how it falls into data ({SHARES.data * 100} %), evaluation (
        {SHARES.evaluation * 100} %) and integration is ours.
      </p>
    </>
  );
}

const SHARES_OF_A_POST = [0, 0.1, 0.25, 0.5, 1, 2] as const;

/** What keeps a model in service: retraining, monitoring, and people at their salary. */
export function UpkeepFields({ question, option, change }: UpfrontFieldsProps) {
  if (option.route) return null;
  const { team } = question;
  const currency = question.input.currency ?? "USD";
  const other = Math.max(0, (option.maintenanceMonthly ?? 0) - teamMonthly(team));
  const setTeam = (share: number, salary: number) =>
    change({ kind: "team", option: option.id, team: share === 0 ? null : { share, salary } });
  const share = team?.share ?? 0;
  const salary = team?.salary ?? 300_000;
  const shares = SHARES_OF_A_POST.some((one) => one === share) ? SHARES_OF_A_POST : [...SHARES_OF_A_POST, share];
  return (
    <>
      <NumberField
        label="Care"
        unit={`${currencySign(currency)} a month`}
        max={1e9}
        value={Number(other.toPrecision(12))}
        hint="Retraining, monitoring, labels."
        onValue={(value) =>
          change({ kind: "option", option: option.id, change: { maintenanceMonthly: value + teamMonthly(team) } })
        }
      />
      <div className="row2">
        <Select
          label="Engineers"
          value={String(share)}
          options={shares.map((one) => ({
            value: String(one),
            label:
              one === 0
                ? "none"
                : `${formatNumber(one, { digits: one % 1 === 0 ? 0 : 2 }).replace(/0$/, "")} of a post`,
          }))}
          onChange={(event) => setTeam(Number(event.target.value), salary)}
        />
        <NumberField
          label="Salary"
          unit={`${currencySign(currency)} a year`}
          max={1e7}
          value={salary}
          onValue={(value) => setTeam(share, value)}
        />
      </div>
      <p className="hint">
        {team ? `${formatMoney(teamMonthly(team), currency)} a month. ` : "Nobody’s time is counted yet. "}
        Chapter 15 has 200,000 to 400,000 US dollars a year for an engineer who can do this.
      </p>
    </>
  );
}
