import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";

export const metadata: Metadata = { title: "Audit log" };

/** `2026-10-02 09:14` in UTC: a log is compared, not read. */
const minute = (at: Date): string => at.toISOString().slice(0, 16).replace("T", " ");

interface AuditPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<{ before?: string }>;
}

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { org } = await params;
  const { before } = await searchParams;
  const path = `/o/${org}/settings/audit`;
  const api = await tenantCaller(org);
  const instant = before && !Number.isNaN(Date.parse(before)) ? new Date(before) : undefined;
  const { entries, next } = await orNotFound(api.tenancy.auditLog({ before: instant }), path);
  return (
    <>
      <Headline
        finding="Everything that changed a number leaves a row here."
        lede="Who did what, when, and why. Rows are added and read, never changed."
      />
      <Section title="Audit log" aside="Times are UTC, newest first">
        <DataTable
          caption="Audit log"
          phone="one"
          filterLabel="Filter"
          fileName="audit-log.csv"
          isDense
          columns={[
            { key: "at", label: "When, UTC" },
            { key: "actor", label: "Who" },
            { key: "action", label: "What", phone: "full" },
            { key: "subject", label: "To what" },
            { key: "reason", label: "Why" },
            { key: "facts", label: "Facts", phone: "hide" },
          ]}
          rows={entries.map((entry) => ({
            id: entry.id,
            cells: {
              at: minute(entry.at),
              actor: entry.actor,
              action: entry.action,
              subject: entry.subject,
              reason: entry.reason || null,
              facts:
                entry.facts === "{}"
                  ? null
                  : { show: <code className="small facts-code">{entry.facts}</code>, value: entry.facts },
            },
          }))}
        />
        {next && (
          <p className="mt16">
            <Link href={`${path}?before=${next.toISOString()}`}>Older entries</Link>
          </p>
        )}
      </Section>
    </>
  );
}
