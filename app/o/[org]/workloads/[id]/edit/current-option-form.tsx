"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Note } from "../../../../../_ui/note";
import { Select, type SelectOption } from "../../../../../_ui/select";
import { textIn } from "../../_form/form-values";

interface CurrentOptionFormProps {
  readonly id: string;
  /** Key of the option that a person said. */
  readonly said: string | null;
  /** What usage says. */
  readonly derived: string | null;
  readonly options: readonly SelectOption[];
}

const BY_USAGE = "";

/** Which option is in use: as the models in the usage show, or as a person says. */
export function CurrentOptionForm({ id, said, derived, options }: CurrentOptionFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const key = textIn(new FormData(event.currentTarget), "currentOption");
    setSaved(false);
    setSaved(await act(() => api.workloads.editProfile.mutate({ id, currentOption: key === BY_USAGE ? null : key })));
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
