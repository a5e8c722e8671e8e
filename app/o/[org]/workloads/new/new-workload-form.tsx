"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { LinkButton } from "../../../../_ui/link-button";
import { textIn } from "../_form/form-values";
import { ProfileFields, type StartingProfile } from "../_form/profile-fields";
import { profileFromForm } from "../_form/profile-from-form";
import type { ComingUsage } from "./new-workload-query";

interface NewWorkloadFormProps {
  readonly path: string;
  readonly name: string;
  readonly profile: StartingProfile | undefined;
  /** Usage that waits for it: its rule is the next step. */
  readonly usage: ComingUsage | null;
}

/** Makes a workload; then its page, or the rule for the usage that it was made for. */
export function NewWorkloadForm({ path, name, profile, usage }: NewWorkloadFormProps) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  // What was typed of these stays where another template is chosen; the rest is the template's.
  const [typed, setTyped] = useState({ name, ownerName: "" });
  // Until the next page is there, a second click would ask again.
  const [isLeaving, setLeaving] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    await act(async () => {
      const { id } = await api.workloads.create.mutate({
        name: textIn(form, "name"),
        ownerName: textIn(form, "ownerName"),
        profile: profileFromForm(form),
      });
      setLeaving(true);
      router.push(usage ? `${path}/mapping?${ruleQuery(id, usage)}#new` : `${path}/${id}`);
    });
  }

  function keep({ target }: FormEvent<HTMLFormElement>) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "name" || target.name === "ownerName") setTyped({ ...typed, [target.name]: target.value });
  }

  return (
    <form onSubmit={submit} onChange={keep} className="form room-form" noValidate>
      <ProfileFields key={profile?.template ?? ""} {...typed} profile={profile} errors={fault?.fields ?? {}} />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" busy={(isBusy || isLeaving) && "Making …"}>
          {usage ? "Make the workload, then its rule" : "Make the workload"}
        </Button>
        <LinkButton look="quiet" href={path}>
          Discard
        </LinkButton>
      </div>
    </form>
  );
}

const ruleQuery = (workload: string, { field, pattern }: ComingUsage): string =>
  new URLSearchParams({ workload, field, pattern }).toString();
