"use client";

import { useState, type FormEvent } from "react";
import { TOKEN_ABILITIES } from "@/server/tenancy/tokens/token-schema";
import { useTenantApi } from "../../../../_api/tenant-client";
import { useAct } from "../../../../_api/use-act";
import { Button } from "../../../../_ui/button";
import { Checkbox } from "../../../../_ui/checkbox";
import { FaultNote } from "../../../../_ui/fault-note";
import { Field } from "../../../../_ui/field";
import { FieldError } from "../../../../_ui/field-frame";
import { Select } from "../../../../_ui/select";
import { MadeToken } from "./made-token";
import { ABILITY_WORDS } from "./token-words";

const TERMS = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "365", label: "a year" },
];

/** Makes a token; it is on the page until the page is left, and never again. */
export function CreateToken() {
  const api = useTenantApi();
  const { act, isBusy, fault } = useAct();
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const name = String(form.get("name"));
    const done = await act(async () => {
      const { token } = await api.tenancy.createToken.mutate({
        name,
        abilities: TOKEN_ABILITIES.filter((ability) => form.has(ability)),
        expiresInDays: Number(form.get("expiresInDays")),
      });
      setMade({ name, token });
    });
    if (done) element.reset();
  }

  return (
    <form onSubmit={submit} className="form" style={{ maxWidth: "36rem" }}>
      <div className="row2">
        <Field
          label="Name"
          name="name"
          required
          maxLength={120}
          error={fault?.fields.name}
          hint="Which machine holds it, for example nightly export"
        />
        <Select label="Holds for" name="expiresInDays" defaultValue="90" options={TERMS} />
      </div>
      <fieldset className="form token-abilities">
        <legend className="small muted">It may</legend>
        {TOKEN_ABILITIES.map((ability) => (
          <Checkbox
            key={ability}
            name={ability}
            defaultChecked={ability !== "usage:rejects"}
            label={ABILITY_WORDS[ability].label}
            hint={ABILITY_WORDS[ability].hint}
          />
        ))}
        {fault?.fields.abilities && <FieldError id="abilities-error">{fault.fields.abilities}</FieldError>}
      </fieldset>
      <FaultNote fault={fault} />
      {made && <MadeToken name={made.name} token={made.token} />}
      <div className="acts">
        <Button type="submit" busy={isBusy && "Making …"}>
          Make a token
        </Button>
      </div>
    </form>
  );
}
