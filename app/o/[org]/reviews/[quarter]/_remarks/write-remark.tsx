"use client";

import type { FormEvent } from "react";
import { useTenantApi } from "../../../../../_api/tenant-client";
import { useAct } from "../../../../../_api/use-act";
import { Button } from "../../../../../_ui/button";
import { FaultNote } from "../../../../../_ui/fault-note";
import { Select } from "../../../../../_ui/select";
import { TextArea } from "../../../../../_ui/text-area";

interface WriteRemarkProps {
  readonly quarter: string;
  readonly workloads: readonly { readonly id: string; readonly name: string }[];
}

export function WriteRemark({ quarter, workloads }: WriteRemarkProps) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const workloadId = String(form.get("workloadId"));
    const remark = { quarter, text: String(form.get("text")).trim(), ...(workloadId && { workloadId }) };
    if (await act(() => api.reviews.comment.mutate(remark))) element.reset();
  }

  return (
    <form className="form" onSubmit={submit}>
      <TextArea label="Your remark" name="text" rows={3} required error={fault?.fields.text} />
      <Select
        label="About"
        name="workloadId"
        options={[
          { value: "", label: "the whole review" },
          ...workloads.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" look="second" busy={isBusy && "Writing …"}>
          Write the remark
        </Button>
      </div>
    </form>
  );
}
