"use client";

import { useState, type FormEvent } from "react";
import type { WorkloadProfile } from "@/server/workloads/schema";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { LinkButton } from "../../../../../_ui/link-button";
import { Note } from "../../../../../_ui/note";
import { textIn } from "../../_form/form-values";
import { ProfileFields } from "../../_form/profile-fields";
import { profileFromForm } from "../../_form/profile-from-form";

interface ProfileFormProps {
  readonly id: string;
  readonly name: string;
  readonly ownerName: string;
  readonly profile: WorkloadProfile;
  readonly back: string;
}

export function ProfileForm({ id, name, ownerName, profile, back }: ProfileFormProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(false);
    const change = {
      id,
      name: textIn(form, "name"),
      ownerName: textIn(form, "ownerName"),
      profile: profileFromForm(form),
    };
    setSaved(await act(() => api.workloads.editProfile.mutate(change)));
  }

  return (
    <form onSubmit={submit} className="form room-form" noValidate>
      <ProfileFields name={name} ownerName={ownerName} profile={profile} errors={fault?.fields ?? {}} />
      <FaultNote fault={fault} />
      {isSaved && <Note title="Saved. The advice counts it." isAnswer />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Saving …"}>
          Save
        </Button>
        <LinkButton look="quiet" href={back}>
          Back to the workload
        </LinkButton>
      </div>
    </form>
  );
}
