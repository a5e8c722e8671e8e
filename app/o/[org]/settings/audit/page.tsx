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
            { key: "reason", label: "Why" },
            { key: "details", label: "Before → after, and facts", phone: "hide" },
          ]}
          rows={entries.map((entry) => ({
            id: entry.id,
            cells: {
              at: { show: <span className="audit-when">{minute(entry.at)}</span>, value: minute(entry.at) },
              actor: {
                show: (
                  <>
                    {entry.actor}
                    <span className="sub">
                      {[entry.role, ORIGINS[entry.origin] ?? entry.origin].filter(Boolean).join(", ")}
                    </span>
                  </>
                ),
                value: entry.actor,
              },
              action: entry.action,
              subject: entry.subject,
              reason: entry.reason || null,
              details: code([changeOf(entry), entry.facts === "{}" ? "" : entry.facts].filter(Boolean).join(" ")),
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

const changeOf = ({ before, after }: { before: string; after: string }): string =>
  before || after ? `${before || "–"} → ${after || "–"}` : "";

const code = (text: string) =>
  text === "" ? null : { show: <code className="small facts-code">{text}</code>, value: text };
