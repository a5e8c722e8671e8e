"use client";

import type { FormEvent } from "react";
import { useTenantApi } from "../../../_api/tenant-client";
import { useAct } from "../../../_api/use-act";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";

/** A contract price, from a day on. What is left empty stays unknown: it is not taken from the book. */
export function OverrideForm() {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const said = Object.fromEntries(new FormData(element)) as Record<string, string>;
    const price = (name: string) => (said[name]?.trim() ? { [name]: said[name].trim() } : {});
    const done = await act(() =>
      api.prices.override.mutate({
        provider: said.provider?.trim() ?? "",
        model: said.model?.trim() ?? "",
        from: said.from || null,
        to: said.to || null,
        perMTok: { ...price("input"), ...price("cacheRead"), ...price("output") },
        reason: said.reason ?? "",
      }),
    );
    if (done) element.reset();
  }

  const error = (field: string) => fault?.fields[field] ?? fault?.fields[`perMTok.${field}`];
  return (
    <details className="mt24">
      <summary>Add a contract price</summary>
      <form onSubmit={submit} className="form mt16" style={{ maxWidth: "44rem" }}>
        <div className="row2">
          <Field label="Provider" name="provider" placeholder="openai" required error={error("provider")} />
          <Field label="Model" name="model" placeholder="gpt-4.1-mini" required error={error("model")} />
          <Field label="Input" unit="USD per million" name="input" isNumeric required error={error("input")} />
          <Field label="Output" unit="USD per million" name="output" isNumeric required error={error("output")} />
          <Field label="Cache read" unit="USD per million" name="cacheRead" isNumeric error={error("cacheRead")} />
          <Field label="From" name="from" type="date" required error={error("from")} />
          <Field label="Until" hint="Empty: until you change it." name="to" type="date" error={error("to")} />
          <Field label="Why" name="reason" placeholder="Contract of March 2026" required error={error("reason")} />
        </div>
        <FaultNote fault={fault} />
        <div className="acts">
          <Button type="submit" busy={isBusy && "Valuing everything anew …"}>
            Add the price
          </Button>
          <span className="muted">All usage on those days is valued anew; signed quarters keep their numbers.</span>
        </div>
      </form>
    </details>
  );
}
