import type { Metadata } from "next";
import Link from "next/link";
import { addQuarters, quarterOf } from "@/server/kernel/quarter";
import { formatCount, formatRange, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { DataTable } from "../../../_ui/data-table";
import { EmptyState } from "../../../_ui/empty-state";
import { Headline } from "../../../_ui/headline";
import { Section } from "../../../_ui/section";
import { ImportStatus } from "./import-status";
import { KeepFresh } from "./keep-fresh";
import { Reconciliation } from "./reconciliation";
import { UploadForm } from "./upload-form";

export const metadata: Metadata = { title: "Imports" };

const minute = (at: string): string => at.slice(0, 16).replace("T", " ");
const RUNNING = ["uploaded", "inspecting", "committing"];

function waiting(dryRuns: number, asking: number): string {
  const parts = [
    ...(dryRuns > 0 ? [`${dryRuns} ${dryRuns === 1 ? "dry run" : "dry runs"}`] : []),
    ...(asking > 0 ? [`${asking} ${asking === 1 ? "question" : "questions"}`] : []),
  ];
  if (parts.length === 0) return "nothing waits for you";
  return `${parts.join(" and ")} ${dryRuns + asking === 1 ? "waits" : "wait"} for you`;
}

interface ImportsPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<{ before?: string | string[] }>;
}

export default async function ImportsPage({ params, searchParams }: ImportsPageProps) {
  const { org } = await params;
  const { before } = await searchParams;
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const [me, { imports, next }] = await orNotFound(
    Promise.all([
      api.tenancy.whoAmI(),
      api.imports.list({ cursor: typeof before === "string" ? before.slice(0, 200) : undefined }),
    ]),
    path,
  );
  const committed = imports.filter(({ status }) => status === "committed").length;
  const open = imports.filter(({ status }) => status === "inspected").length;
  const asking = imports.filter(({ asks }) => asks !== null).length;
  const quarter = addQuarters(
    quarterOf(me.today, me.organization.fiscalYearStart),
    -1,
    me.organization.fiscalYearStart,
  );
  const mappings = await api.imports.mappings();
  const sources = await api.imports.sources();
  const reconciled = await api.imports.reconciliation({ from: quarter.from, to: quarter.to });
  return (
    <>
      <Headline
        finding={
          imports.length === 0
            ? "No usage yet: bring last month first."
            : `${numberWordFirst(committed)} ${committed === 1 ? "import counts" : "imports count"}; ${waiting(open, asking)}.`
        }
      />
      {me.abilities.includes("usage:import") && (
        <Section title="Upload" isBare>
          <UploadForm org={org} />
        </Section>
      )}
      <KeepFresh isRunning={imports.some(({ status }) => RUNNING.includes(status))} />
      <Section title="History" aside="Times are UTC, newest first">
        {(sources.length > 0 || mappings.length > 0) && (
          <p className="mb16">
            {sources.length > 0 && (
              <Link href={`${path}/sources`}>
                {sources.length === 1 ? "One source tells" : `${sources.length} sources tell`} of usage
              </Link>
            )}
            {sources.length > 0 && mappings.length > 0 && " · "}
            {mappings.length > 0 && (
              <Link href={`${path}/mappings`}>
                {mappings.length === 1 ? "One header is read" : `${mappings.length} headers are read`} as you mapped{" "}
                {mappings.length === 1 ? "it" : "them"}
              </Link>
            )}
          </p>
        )}
        {imports.length === 0 ? (
          <EmptyState
            title="Nothing has been imported"
            text="An import can be reverted at any time: it takes out exactly what it brought."
          />
        ) : (
          <DataTable
            caption="Imports"
            phone="one"
            filterLabel="Filter"
            fileName="imports.csv"
            columns={[
              { key: "file", label: "File", phone: "full" },
              { key: "source", label: "Source" },
              { key: "days", label: "Days" },
              { key: "status", label: "Status" },
              { key: "by", label: "Uploaded, UTC" },
              { key: "bytes", label: "Size, kB", isNumeric: true },
            ]}
            rows={imports.map((line) => ({
              id: line.id,
              cells: {
                file: {
                  show: (
                    <>
                      <Link href={`${path}/${line.id}`}>{line.fileName}</Link>
                      <span className="sub">{line.format || "not yet known"}</span>
                    </>
                  ),
                  value: line.fileName,
                },
                source: line.source?.name ?? null,
                days: {
                  show: line.period ? formatRange(line.period.from, line.period.to) : "–",
                  value: line.period?.from ?? null,
                },
                status: { show: <ImportStatus status={line.status} asks={line.asks !== null} />, value: line.status },
                by: { show: `${minute(line.uploadedAt)}, ${line.uploadedBy}`, value: line.uploadedAt },
                bytes: { show: formatCount(Math.ceil(line.bytes / 1000)), value: line.bytes },
              },
            }))}
          />
        )}
        {next && (
          <p className="mt16">
            <Link href={`${path}?before=${next}`}>Older imports</Link>
          </p>
        )}
      </Section>
      <Reconciliation
        org={org}
        months={reconciled.months}
        tolerance={reconciled.tolerance}
        currency={reconciled.currency}
        quarter={quarter.key}
      />
    </>
  );
}
