"use client";

import { useState, type FormEvent } from "react";
import { ROLES, type Role } from "@/server/tenancy/schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { Note } from "../../../../_ui/note";
import { Select } from "../../../../_ui/select";
import { TextArea } from "../../../../_ui/text-area";
import { readRoleLines, roleLines, type RoleLine } from "./role-lines";

interface CompanySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly domains: readonly string[];
  readonly roleClaim: string;
  readonly roleMap: readonly RoleLine[];
  readonly defaultRole: Role | null;
  readonly isEnforced: boolean;
}

const NOBODY = "none";

export function CompanyForm({ settings, mayNameOwner }: { settings: CompanySettings | null; mayNameOwner: boolean }) {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [lineFault, setLineFault] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);
  const roles = ROLES.filter((role) => mayNameOwner || role !== "owner");
  const error = (field: string) =>
    Object.entries(fault?.fields ?? {}).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    setDone(false);
    const read = readRoleLines(text("roleMap"));
    setLineFault(read.fault);
    if (read.fault !== null) return;
    const defaultRole = text("defaultRole");
    const given = {
      ...{ issuer: text("issuer"), clientId: text("clientId"), clientSecret: text("clientSecret") },
      domains: text("domains")
        .split(/[\s,;]+/)
        .filter((domain) => domain !== ""),
      ...{ roleClaim: text("roleClaim"), roleMap: read.lines, isEnforced: form.get("isEnforced") !== null },
      defaultRole: defaultRole === NOBODY ? null : (defaultRole as Role),
    };
    setDone(await act(() => api.tenancy.saveCompanySignIn.mutate(given)));
  }

  return (
    <form onSubmit={submit} className="form" style={{ maxWidth: "36rem" }}>
      <Field
        label="Issuer"
        name="issuer"
        type="url"
        required
        defaultValue={settings?.issuer}
        hint="Like https://login.example.com; the rest is asked of it."
        error={error("issuer")}
      />
      <div className="row2">
        <Field label="Client id" name="clientId" required defaultValue={settings?.clientId} error={error("clientId")} />
        <Field
          label="Client secret"
          name="clientSecret"
          type="password"
          autoComplete="off"
          required={settings === null}
          hint={settings ? "Kept, sealed. Empty: it stays." : "It is kept sealed and never shown."}
          error={error("clientSecret")}
        />
      </div>
      <Field
        label="E-mail domains"
        name="domains"
        required
        defaultValue={settings?.domains.join(", ")}
        hint="By commas. You claim the domain of your own address; the operator claims any."
        error={error("domains")}
      />
      <Field
        label="Claim with groups"
        name="roleClaim"
        defaultValue={settings?.roleClaim}
        hint="Like groups, or realm_access.roles."
        error={error("roleClaim")}
      />
      <Select
        label="Everybody else"
        name="defaultRole"
        defaultValue={settings ? (settings.defaultRole ?? NOBODY) : "viewer"}
        options={[
          { value: NOBODY, label: "is not let in" },
          ...roles.map((role) => ({ value: role, label: `comes in as ${role}` })),
        ]}
        error={error("defaultRole")}
      />
      <TextArea
        label="Groups and their roles"
        name="roleMap"
        rows={4}
        defaultValue={roleLines(settings?.roleMap ?? [])}
        hint="A line each: group = role. The first that holds decides, at each sign-in."
        error={lineFault ?? error("roleMap")}
      />
      <Checkbox
        label="People of these domains come in this way only"
        name="isEnforced"
        defaultChecked={settings?.isEnforced ?? false}
        hint="Passwords, mailed links and passkeys are then refused here. Owners keep theirs, so that a broken issuer locks nobody out."
      />
      <FaultNote fault={fault} />
      <div className="acts">
        <Button type="submit" busy={isBusy && "Asking the issuer …"}>
          Save
        </Button>
      </div>
      {isDone && <Note title="Saved: the issuer answers, and its word counts from now on." isAnswer />}
    </form>
  );
}
