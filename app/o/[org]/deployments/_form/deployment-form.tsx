"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import type { TenantAnswers } from "../../../../_api/answers";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Field } from "../../../../_ui/field";
import { LinkButton } from "../../../../_ui/link-button";
import { Note } from "../../../../_ui/note";
import { Select, type SelectOption } from "../../../../_ui/select";
import { textIn } from "../../workloads/_form/form-values";
import { DeploymentFields } from "./deployment-fields";
import { deploymentFromForm } from "./deployment-from-form";

interface DeploymentFormProps {
  readonly one?: TenantAnswers["deployments"]["read"];
  /** For a new one: what it may serve. */
  readonly workloads?: readonly SelectOption[];
  readonly currency: string;
  readonly path: string;
}

/** Writes a deployment down, or changes what is known of it. Its days have forms of their own once it is there. */
export function DeploymentForm({ one, workloads = [], currency, path }: DeploymentFormProps) {
  const api = useTenantApi();
  const router = useRouter();
  const { act, isBusy, fault } = useAct();
  const [isSaved, setSaved] = useState(false);
  const errors = fault?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSaved(false);
    const draft = deploymentFromForm(form, one && { prices: one.baseline.prices, investment: one.investment });
    const days = one
      ? { startedOn: one.startedOn, endedOn: one.endedOn }
      : { startedOn: textIn(form, "startedOn") || null };
    const workloadId = one?.workloadId ?? textIn(form, "workloadId");
    const done = await act(async () => {
      const { id } = await api.deployments.record.mutate({
        ...draft,
        ...days,
        workloadId,
        ...(one ? { id: one.id } : {}),
      });
      if (!one) router.push(`${path}/${id}`);
    });
    setSaved(done && one !== undefined);
  }

  return (
    <form onSubmit={submit} className="form room-form" noValidate>
      {!one && (
        <div className="row2">
          <Select label="Workload" name="workloadId" options={workloads} error={errors.workloadId} />
          <Field
            label="First day in production"
            name="startedOn"
            type="date"
            hint="Left empty, it is planned."
            error={errors.startedOn}
          />
        </div>
      )}
      <DeploymentFields {...(one && { one })} currency={currency} errors={errors} />
      {fault && <Note tone="asks" title={fault.message} isAnswer />}
      {isSaved && <Note title="Saved. The ledger counts it." isAnswer />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Saving …"}>
          {one ? "Save" : "Write it down"}
        </Button>
        <LinkButton look="quiet" href={one ? `${path}/${one.id}` : path}>
          Back
        </LinkButton>
      </div>
    </form>
  );
}
