"use client";

import { useState, type FormEvent } from "react";
import { ROLES, type Role } from "@/server/tenancy/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import { Select } from "../../../../_ui/select";

export function InviteForm({ mayNameOwner }: { mayNameOwner: boolean }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [made, setMade] = useState<{ email: string; link: string | null } | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const email = String(form.get("email"));
    const done = await act(async () => {
      const { token } = await api.tenancy.invite.mutate({ email, role: String(form.get("role")) as Role });
      setMade({ email, link: token && `${window.location.origin}/invite/${token}` });
    });
    if (done) element.reset();
  }

  return (
    <form onSubmit={submit} className="form" style={{ maxWidth: "36rem" }}>
      <div className="row2">
        <Field label="E-mail" name="email" type="email" required error={fault?.fields.email} />
        <Select
          label="Role"
          name="role"
          defaultValue="viewer"
          options={ROLES.filter((role) => mayNameOwner || role !== "owner").map((role) => ({
            value: role,
            label: role,
          }))}
        />
      </div>
      <FaultNote fault={fault} />
      {made && !made.link && <Note title={`The invitation of ${made.email} is in the post.`} isAnswer />}
      {made?.link && (
        <Note title={`Send this link to ${made.email}. It is shown only now.`} isAnswer>
          <code className="small" data-testid="invitation-link">
            {made.link}
          </code>
        </Note>
      )}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Inviting …"}>
          Make an invitation
        </Button>
      </div>
    </form>
  );
}
