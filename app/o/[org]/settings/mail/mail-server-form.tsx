"use client";

import { useState, type FormEvent } from "react";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";

interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly userName: string;
  readonly fromAddress: string;
  readonly fromName: string;
  readonly hasPassword: boolean;
}

export function MailServerForm({ server }: { server: MailServer | null }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setDone(false);
    const password = text("password");
    setDone(
      await act(() =>
        api.outbox.editServer.mutate({
          ...{ host: text("host"), port: Number(text("port")), isTls: form.has("isTls"), userName: text("userName") },
          ...{ fromAddress: text("fromAddress"), fromName: text("fromName"), ...(password !== "" && { password }) },
        }),
      ),
    );
  }

  const of = (field: string): string | undefined => fault?.fields[field];
  return (
    <form className="form" onSubmit={submit} noValidate style={{ maxWidth: "36rem" }}>
      <div className="row2">
        <Field
          {...{ label: "Server", name: "host", defaultValue: server?.host, error: of("host") }}
          hint="like smtp.example.com"
        />
        <Field
          {...{ label: "Port", name: "port", isNumeric: true, defaultValue: server?.port ?? 587, error: of("port") }}
          hint="587, or 465 with TLS"
        />
      </div>
      <Checkbox
        {...{ name: "isTls", label: "TLS from the first byte", defaultChecked: server?.isTls ?? false }}
        hint="Port 465. Otherwise the server must offer STARTTLS."
      />
      <div className="row2">
        <Field
          {...{ label: "User", name: "userName", defaultValue: server?.userName, error: of("userName") }}
          autoComplete="off"
          hint="empty: the server asks for none"
        />
        <Field
          {...{ label: "Password", name: "password", type: "password", error: of("password") }}
          autoComplete="new-password"
          hint={server?.hasPassword ? "empty: as it is" : "it is kept encrypted"}
        />
      </div>
      <div className="row2">
        <Field
          {...{ label: "Address of the sender", name: "fromAddress", type: "email", error: of("fromAddress") }}
          defaultValue={server?.fromAddress}
        />
        <Field
          {...{ label: "Name of the sender", name: "fromName", defaultValue: server?.fromName, error: of("fromName") }}
          hint="may be empty"
        />
      </div>
      <FaultNote fault={fault} />
      {isDone && <Note title="Letters leave through this server from now on." isAnswer />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Saving …"}>
          Save
        </Button>
      </div>
    </form>
  );
}
