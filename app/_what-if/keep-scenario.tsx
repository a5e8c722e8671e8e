"use client";

import Link from "next/link";
import { useState, type FormEvent } from "react";
import type { EngineInput } from "@/server/engine";
import { calculatorAddress } from "@/server/calculator";
import type { Change } from "@/server/what-if";
import { useTenantApi } from "../_api/tenant-client";
import { useAct } from "../_api/use-act";
import { Button } from "../_ui/button";
import { FaultNote } from "../_ui/fault-note";
import { Field } from "../_ui/field";
import { Note } from "../_ui/note";

interface KeepScenarioProps {
  readonly workloadId: string;
  readonly quarter: string;
  readonly prices: "then" | "now";
  readonly changes: readonly Change[];
  readonly input: EngineInput;
  readonly scenariosHref: string;
  readonly maySave: boolean;
}

/** Saves what is supposed under a name, and hands on its address in the public calculator. */
export function KeepScenario({
  workloadId,
  quarter,
  prices,
  changes,
  input,
  scenariosHref,
  maySave,
}: KeepScenarioProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [saved, setSaved] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const name = String(form.get("name") ?? "").trim();
    setSaved(null);
    const done = await act(() =>
      api.scenarios.save.mutate({
        ...{ workloadId, quarter, prices, name, note: String(form.get("note") ?? "") },
        changes: changes.map(({ path, value }) => ({ path, value })),
      }),
    );
    if (!done) return;
    setSaved(name);
    element.reset();
  }

  return (
    <div className="keep-scenario">
      {maySave && (
        <form onSubmit={submit} className="form" aria-label="Save as a scenario">
          <div className="row2">
            <Field label="Name of the scenario" name="name" maxLength={80} required error={fault?.fields.name} />
            <Field label="Note" name="note" maxLength={1000} />
          </div>
          <FaultNote fault={fault} />
          <div className="acts">
            <Button type="submit" look="second" busy={isBusy && "Saving …"}>
              Save as a scenario
            </Button>
            <ShareLink input={input} />
          </div>
        </form>
      )}
      {!maySave && <ShareLink input={input} />}
      {saved && (
        <Note title={`Saved as “${saved}”.`} isAnswer>
          <Link href={scenariosHref}>Compare the scenarios</Link>
        </Note>
      )}
    </div>
  );
}

/** The changed question in an address that needs no account; it opens in the calculator, and shows nothing else. */
export function ShareLink({ input, isSmall }: { readonly input: EngineInput; readonly isSmall?: boolean }) {
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const address = calculatorAddress(input);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(address, window.location.href).href);
      setCopied("copied");
    } catch {
      setCopied("refused");
    }
  };
  return (
    <span className="share-link">
      <Button look="quiet" isSmall={isSmall ?? false} onClick={() => void copy()}>
        Copy the link
      </Button>{" "}
      <a href={address}>Open in the calculator</a>
      <span role="status" className="small muted">
        {copied === "copied" && " Copied. Whoever opens it sees this question in the calculator, without an account."}
        {copied === "refused" && " The browser does not let pages copy; open it and copy its address."}
      </span>
    </span>
  );
}
