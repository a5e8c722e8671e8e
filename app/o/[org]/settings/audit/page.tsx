import type { Metadata } from "next";
import Link from "next/link";
import { auditCursor } from "@/server/tenancy/audit-log/audit-filter";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { askedFilter, filterQuery } from "./asked-filter";
import { AuditFilterForm } from "./audit-filter-form";

export const metadata: Metadata = { title: "Audit log" };

/** `2026-10-02 09:14` in UTC: a log is compared, not read. */
const minute = (at: Date): string => at.toISOString().slice(0, 16).replace("T", " ");
const ORIGINS: Readonly<Record<string, string>> = { cli: "command line", job: "a job" };

interface AuditPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { org } = await params;
  const asked = await searchParams;
  const path = `/o/${org}/settings/audit`;
  const api = await tenantCaller(org);
  const filter = askedFilter(asked);
  const after = auditCursor.safeParse(asked.after).data;
  const [{ entries, next }, choices] = await orNotFound(
    Promise.all([api.tenancy.auditLog({ ...filter, after }), api.tenancy.auditChoices()]),
    path,
  );
  const href = (more: Record<string, string>, below = "") =>
    `${path}${below}?${new URLSearchParams([...filterQuery(filter), ...Object.entries(more)])}`;
  return (
    <>
      <Headline
        finding="Everything that changed a number leaves a row here."
        lede="Who did what, when, from where and why. Rows are added and read, never changed: the database itself refuses it."
      />
      <Section title="Look for">
        <AuditFilterForm path={path} filter={filter} choices={choices} />
      </Section>
      <Section title="Audit log" aside="Times are UTC, newest first">
        <DataTable
          caption="Audit log"
          phone="one"
          emptyText="Nothing was done that fits."
          isDense
          columns={[
            { key: "at", label: "When, UTC" },
            { key: "actor", label: "Who" },
            { key: "action", label: "What", phone: "full" },
            { key: "subject", label: "To what" },
            { key: "change", label: "Before and after" },
            { key: "reason", label: "Why" },
            { key: "origin", label: "From where", phone: "hide" },
            { key: "facts", label: "Facts", phone: "hide" },
          ]}
          rows={entries.map((entry) => ({
            id: entry.id,
            cells: {
              at: minute(entry.at),
              actor: {
                show: (
                  <>
                    {entry.actor}
                    {entry.role && <span className="sub">{entry.role}</span>}
                  </>
                ),
                value: entry.actor,
              },
              action: entry.action,
              subject: entry.subject,
              change: code(entry.before || entry.after ? `${entry.before || "–"} → ${entry.after || "–"}` : ""),
              reason: entry.reason || null,
              origin: ORIGINS[entry.origin] ?? (entry.origin || null),
              facts: code(entry.facts === "{}" ? "" : entry.facts),
            },
          }))}
        />
        <p className="mt16">
          {next && <Link href={href({ after: next })}>Older entries</Link>}
          {next && " · "}
          <a href={href({ form: "csv" }, "/file")}>Download as CSV</a>
          {" · "}
          <a href={href({ form: "json" }, "/file")}>Download as JSON</a>
        </p>
      </Section>
    </>
  );
}

const code = (text: string) =>
  text === "" ? null : { show: <code className="small facts-code">{text}</code>, value: text };
