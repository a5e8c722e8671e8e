import type { AuditFilter } from "@/server/tenancy/audit-log/audit-filter";
import { Button } from "../../../../_ui/button";
import { Field } from "../../../../_ui/field";
import { LinkButton } from "../../../../_ui/link-button";
import { Select } from "../../../../_ui/select";

interface AuditFilterFormProps {
  readonly path: string;
  readonly filter: AuditFilter;
  readonly choices: { readonly people: readonly string[]; readonly actions: readonly string[] };
}

const all = (label: string, values: readonly string[]) => [
  { value: "", label },
  ...values.map((value) => ({ value, label: value })),
];

/** A form of the address: what is asked can be kept as a bookmark, and needs no script. */
export function AuditFilterForm({ path, filter, choices }: AuditFilterFormProps) {
  return (
    <form className="form" action={path} method="get">
      <div className="row2">
        <Select
          {...{ label: "Who", name: "person", defaultValue: filter.person ?? "" }}
          options={all("everybody", choices.people)}
        />
        <Select
          {...{ label: "What", name: "action", defaultValue: filter.action ?? "" }}
          options={all("everything", choices.actions)}
        />
      </div>
      <div className="row2">
        <Field label="First day" name="from" type="date" defaultValue={filter.from} />
        <Field label="Last day" name="until" type="date" defaultValue={filter.until} />
      </div>
      <Field label="To what" name="subject" defaultValue={filter.subject} hint="Part of a name is enough." />
      <div className="acts">
        <Button type="submit">Show these</Button>
        <LinkButton look="second" href={path}>
          Show all
        </LinkButton>
      </div>
    </form>
  );
}
