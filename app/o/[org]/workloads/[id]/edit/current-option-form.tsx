"use client";

import { useState, type FormEvent } from "react";
import { formatDay } from "@/server/kernel/format";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Note } from "../../../../../_ui/note";
import { Field } from "../../../../../_ui/field";
import { Select, type SelectOption } from "../../../../../_ui/select";
import { textIn } from "../../_form/form-values";

interface CurrentOptionFormProps {
  readonly id: string;
  /** Key of the option that a person said. */
  readonly said: string | null;
  /** Why, by whom and when it was said. */
  readonly saidWhy: { readonly reason: string; readonly by: string; readonly on: string } | null;
  /** What usage says. */
  readonly derived: string | null;
  readonly options: readonly SelectOption[];
}

const BY_USAGE = "";

/** Which option is in use: as the models in the usage show, or as a person says. */
export function CurrentOptionForm({ id, said, saidWhy, derived, options }: CurrentOptionFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const key = textIn(form, "currentOption");
    const said = key === BY_USAGE ? null : { currentOptionReason: textIn(form, "currentOptionReason") };
    setSaved(false);
    setSaved(
      await act(() => api.workloads.editProfile.mutate({ id, currentOption: said === null ? null : key, ...said })),
    );
  }

  return (
    <form onSubmit={submit} className="form room-form">
      <Select
        label="In use"
        name="currentOption"
        defaultValue={said ?? BY_USAGE}
        options={[
          {
            value: BY_USAGE,
            label: said === null && derived ? `By the models that serve it: ${derived}` : "By the models that serve it",
          },
          ...options,
        ]}
        hint="Say it yourself only where the models in the usage cannot tell: two prompts on one model, or a change that usage does not show yet."
        error={fault?.fields.currentOption}
      />
      <Field
        label="Why"
        name="currentOptionReason"
        defaultValue={saidWhy?.reason}
        hint={
          saidWhy
            ? `Said by ${saidWhy.by}, ${formatDay(saidWhy.on)}. By the models it needs no reason.`
            : "Needed where you say it yourself."
        }
        error={fault?.fields.currentOptionReason}
      />
      <FaultNote fault={fault} />
      {isSaved && <Note title="Saved. The advice counts it." isAnswer />}
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Saving …"}>
          Save
        </Button>
      </div>
    </form>
  );
}
