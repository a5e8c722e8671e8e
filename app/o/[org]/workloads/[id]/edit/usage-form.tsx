"use client";

import { useState, type FormEvent } from "react";
import { formatDay } from "@/server/kernel/format";
import { USAGE_FIGURES, type UsageFigureName } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Field } from "../../../../../_ui/field";
import { Note } from "../../../../../_ui/note";
import { Select } from "../../../../../_ui/select";
import type { TenantOutputs } from "../../../_words/outputs";
import { numberIn, percentFault, percentIn, percentOf, textIn } from "../../_form/form-values";
import { FIGURE_WORDS, figureValue } from "../_words/usage-words";

interface UsageFormProps {
  readonly id: string;
  readonly figures: TenantOutputs["workloads"]["read"]["answer"]["usage"]["figures"];
}

/** Types a figure over the measured one, with the reason; takes it back. */
export function UsageForm({ id, figures }: UsageFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [figure, setFigure] = useState<UsageFigureName>("requestsPerMonth");
  const [said, setSaid] = useState<string | null>(null);
  const { isShare, unit, name } = FIGURE_WORDS[figure];
  const { measured, override } = figures[figure];
  const typed = USAGE_FIGURES.filter((one) => figures[one].override);
  const error = fault?.fields[`usageOverrides.${figure}.value`];
  const kept = override?.value ?? null;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (isShare ? percentIn(form, "value") : numberIn(form, "value")) ?? Number.NaN;
    const reason = textIn(form, "reason");
    setSaid(null);
    const done = await act(() =>
      api.workloads.editProfile.mutate({ id, usageOverrides: { [figure]: { value, reason } } }),
    );
    if (done) setSaid(`${name}: the typed figure counts now.`);
  }

  async function takeBack(one: UsageFigureName) {
    setSaid(null);
    if (await act(() => api.workloads.editProfile.mutate({ id, usageOverrides: { [one]: null } })))
      setSaid(`${FIGURE_WORDS[one].name}: the measured figure counts again.`);
  }

  return (
    <div className="form room-form">
      {typed.length > 0 && (
        <ul className="list">
          {typed.map((one) => (
            <li key={one} className="list-act">
              <span>
                <b>{FIGURE_WORDS[one].name}</b> {figureValue(one, figures[one].override?.value ?? null)}, measured{" "}
                {figureValue(one, figures[one].measured)}
                <br />
                <span className="muted">
                  {figures[one].override?.reason} ({figures[one].override?.by},{" "}
                  {formatDay(figures[one].override?.on ?? "")})
                </span>
              </span>
              <Button look="quiet" isSmall disabled={isBusy} onClick={() => takeBack(one)}>
                Take back<span className="vh"> {FIGURE_WORDS[one].name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={submit} className="form" noValidate>
        <div className="row2">
          <Select
            label="Figure"
            value={figure}
            onChange={(event) => setFigure(event.target.value as UsageFigureName)}
            options={USAGE_FIGURES.map((value) => ({ value, label: FIGURE_WORDS[value].name }))}
            hint={`Measured: ${figureValue(figure, measured)}`}
          />
          <Field
            key={figure}
            label="Typed"
            unit={unit}
            name="value"
            isNumeric
            defaultValue={isShare ? percentOf(kept) : (kept ?? "")}
            error={isShare ? percentFault(error) : error}
          />
        </div>
        <Field label="Why" name="reason" error={fault?.fields[`usageOverrides.${figure}.reason`]} />
        <FaultNote fault={fault} />
        {said && <Note title={said} isAnswer />}
        <div className="acts">
          <Button type="submit" look="second" busy={isBusy && "Saving …"}>
            Use the typed figure
          </Button>
        </div>
      </form>
    </div>
  );
}
