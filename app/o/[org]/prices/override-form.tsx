"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { formatTokens } from "@/server/kernel/format";
import { useTenant, useTenantApi } from "../../../_api/tenant-client";
import { useAct } from "../../../_api/use-act";
import { Button } from "../../../_ui/button";
import { FaultNote } from "../../../_ui/fault-note";
import { Field } from "../../../_ui/field";
import { useSettled } from "../../../_ui/use-settled";
import { OverrideReach, type Reach } from "./override-reach";

const BUCKETS = ["input", "output", "cacheRead", "cacheWrite5m", "cacheWrite1h"] as const;
const NOTHING = { provider: "", model: "", from: "" };

/** A contract price, from a day on. What is left empty stays unknown: it is not taken from the book. */
export function OverrideForm({ currency }: { currency: string }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [named, setNamed] = useState(NOTHING);
  const [aliases, setAliases] = useState<readonly string[]>([]);
  const reach = useReach(named, aliases);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const said = Object.fromEntries(new FormData(element)) as Record<string, string>;
    const price = (name: string) => (said[name]?.trim() ? { [name]: said[name].trim() } : {});
    const done = await act(() =>
      api.prices.override.mutate({
        provider: said.provider?.trim() ?? "",
        model: said.model?.trim() ?? "",
        ...(aliases.length > 0 && { aliases: [...aliases] }),
        from: said.from || null,
        to: said.to || null,
        perMTok: Object.assign({}, ...BUCKETS.map(price)),
        ...price("batchFactor"),
        reason: said.reason ?? "",
      }),
    );
    if (!done) return;
    element.reset();
    setNamed(NOTHING);
    setAliases([]);
  }

  const perMillion = `${currency} per million`;
  const error = (field: string) => fault?.fields[field] ?? fault?.fields[`perMTok.${field}`];
  const unpriced = (bucket: Counted) => usedWords(reach, bucket);
  const keep = (field: keyof typeof NOTHING) => ({
    name: field,
    onChange: ({ target }: { target: HTMLInputElement }) => setNamed({ ...named, [field]: target.value }),
    error: error(field),
    required: true,
  });
  return (
    <details className="mt24">
      <summary>Add a contract price</summary>
      <form onSubmit={submit} className="form mt16" style={{ maxWidth: "44rem" }}>
        <div className="row2">
          <Field label="Provider" placeholder="openai" {...keep("provider")} />
          <Field label="Model" placeholder="gpt-4.1-mini" {...keep("model")} />
          <Field label="From" type="date" {...keep("from")} />
          <Field label="Until" hint="Empty: until you change it." name="to" type="date" error={error("to")} />
        </div>
        <OverrideReach reach={reach} aliases={aliases} onAliases={setAliases} />
        <div className="row2">
          <Field label="Input" unit={perMillion} name="input" isNumeric required error={error("input")} />
          <Field label="Output" unit={perMillion} name="output" isNumeric required error={error("output")} />
          <Field
            {...{ label: "Cache read", unit: perMillion, name: "cacheRead", isNumeric: true }}
            {...{ hint: unpriced("cacheRead"), error: error("cacheRead") }}
          />
          <Field
            {...{ label: "Batches", unit: "times the price", name: "batchFactor", placeholder: "0.5", isNumeric: true }}
            {...{ hint: unpriced("batch"), error: error("batchFactor") }}
          />
          <Field
            {...{ label: "Cache write, 5 minutes", unit: perMillion, name: "cacheWrite5m", isNumeric: true }}
            {...{ hint: unpriced("cacheWrite5m"), error: error("cacheWrite5m") }}
          />
          <Field
            {...{ label: "Cache write, 1 hour", unit: perMillion, name: "cacheWrite1h", isNumeric: true }}
            {...{ hint: unpriced("cacheWrite1h"), error: error("cacheWrite1h") }}
          />
        </div>
        <Field label="Why" name="reason" placeholder="Contract of March 2026" required error={error("reason")} />
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

/** Whose usage the price would value: asked while it is typed. */
function useReach(named: typeof NOTHING, aliases: readonly string[]): Reach | undefined {
  const api = useTenant();
  const typed = { provider: named.provider.trim(), model: named.model.trim(), from: named.from || null };
  const question = { ...typed, aliases: [...aliases] };
  const settled = useSettled(question, JSON.stringify(question));
  const isNamed = settled.provider !== "" && settled.model !== "";
  const { data } = useQuery(
    api.prices.overrideReach.queryOptions(settled, { enabled: isNamed, placeholderData: keepPreviousData }),
  );
  return isNamed ? data : undefined;
}

type Counted = "cacheRead" | "cacheWrite5m" | "cacheWrite1h" | "batch";

/** What an empty field would leave without a price. */
function usedWords(reach: Reach | undefined, bucket: Counted): string | undefined {
  if (!reach || reach.reached.length === 0) return undefined;
  const tokens = reach.reached.reduce((sum, used) => sum + BigInt(used[bucket]), 0n);
  if (tokens === 0n) return "None in the last twelve months.";
  const where = bucket === "batch" ? "at the full price, and said to be uncertain" : "without a price";
  return `Empty: ${formatTokens(tokens.toString())} a year stay ${where}.`;
}
