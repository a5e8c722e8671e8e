import type { Metadata } from "next";
import { formatCount, formatRange } from "@/server/kernel/format";
import { importHeadline, type ImportQuestion } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import type { TenantAnswers } from "../../../../_api/answers";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { Headline } from "../../../../_ui/headline";
import { LongWork } from "../../../../_ui/long-work";
import { Note } from "../../../../_ui/note";
import { Section } from "../../../../_ui/section";
import { ImportStatus } from "../import-status";
import { KeepFresh } from "../keep-fresh";
import { DateOrder } from "./date-order";
import { ImportActs } from "./import-acts";
import { ImportFacts } from "./import-facts";
import { ImportRejects } from "./import-rejects";
import { ImportTotals } from "./import-totals";
import { MapColumns } from "./map-columns";
import { PutBack } from "./put-back";
import { RememberedMapping } from "./remembered-mapping";
import { RevertImport } from "./revert-import";
import { RowLinks } from "./row-links";
import { SameTraffic } from "./same-traffic";
import { asksTraffic } from "./traffic-question";

export const metadata: Metadata = { title: "Import" };

type Import = TenantAnswers["imports"]["read"];

export default async function ImportPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const [me, found] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.imports.read({ id })]), `${path}/${id}`);
  const isRunning = found.status === "uploaded" || found.status === "inspecting" || found.status === "committing";
  const mayReject = me.abilities.includes("usage:rejects");
  const mayImport = me.abilities.includes("usage:import");
  const report = found.report && !found.report.refused ? found.report : null;
  const refused = report && report.rejected > 0 && mayReject ? await api.imports.rejects({ id, limit: 20 }) : null;
  const rejects = report && refused && (
    <ImportRejects org={org} id={id} reasons={report.rejects} rows={refused.rejects} />
  );
  const isMapped = found.status === "inspected" && report?.format === "mapped" && report.recognisedBy === "remembered";
  const sample = mayImport && (found.asks === "mapping" || isMapped) ? await api.imports.sample({ id }) : null;
  const asksDates =
    mayImport &&
    (found.asks === "dates" ||
      (found.status === "inspected" && !!report?.rejects.some(({ code }) => code === "ambiguous-date")));
  const totals = report && <ImportTotals report={report} />;
  const wasCommitted = found.status === "committed" || found.status === "reverted";
  const kept = mayImport && wasCommitted ? await api.imports.kept({ id }) : null;
  const isAsked = mayImport && (found.status === "inspected" || found.status === "refused");
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Imports", href: path }]} here={found.fileName} />
        <ImportStatus status={found.status} asks={found.asks !== null} />
      </ContextLine>
      <KeepFresh isRunning={isRunning || (kept?.isComingBack ?? false)} />
      <Headline finding={headlineOf(found)} lede={ledeOf(found)} />
      {isRunning && (
        <LongWork
          title={found.status === "committing" ? `Committing ${found.fileName}` : `Reading ${found.fileName}`}
          doneBytes={found.progress?.bytes ?? 0}
          totalBytes={found.progress?.totalBytes ?? found.bytes}
          canLeave
        />
      )}
      {asksDates && (
        <Section title="Say which number is the day" isBare={found.asks === "dates"}>
          <DateOrder found={found} />
        </Section>
      )}
      {found.asks === "mapping" && sample && (
        <Section title="Say what its columns are" aside="Nothing is written before you have seen what it comes to">
          <MapColumns id={id} sample={sample} />
        </Section>
      )}
      {found.status === "refused" && !(found.asks === "mapping" && sample) && (
        <Note tone="asks" title="This file was refused; nothing was written.">
          {found.report?.refused?.message ?? found.message}
        </Note>
      )}
      <SameTraffic found={found} />
      {report && <ImportFacts found={found} report={report} />}
      {isMapped && report.rememberedMapping && sample && (
        <RememberedMapping
          org={org}
          id={id}
          fileName={found.fileName}
          mapped={report.rememberedMapping}
          sample={sample}
        />
      )}
      {isAsked ? (
        <ImportActs org={org} found={found} rejects={rejects} totals={totals} />
      ) : (
        (rejects || totals) && (
          <Section>
            <div className="grid">
              {rejects && <div className="c7">{rejects}</div>}
              {totals && (
                <div className={rejects ? "c5" : "c7"}>
                  <h2 className="mb16">Totals of this file</h2>
                  {totals}
                </div>
              )}
            </div>
          </Section>
        )
      )}
      {report && found.status === "committed" && <RowLinks org={org} id={id} models={report.models} />}
      {kept && <PutBack id={found.id} isReverted={found.status === "reverted"} kept={kept} />}
      {mayImport && found.status === "committed" && !kept?.isComingBack && <RevertImport id={found.id} />}
    </>
  );
}

function headlineOf(found: Import): readonly string[] {
  const { status, fileName, report, period, asks, message } = found;
  if (asks === "mapping") return [`No format knows the columns of ${fileName};`, "you can say what they are."];
  if (asks === "dates") return [`The dates of ${fileName} can be read in two ways.`];
  if (asks === "start") return [`The times of ${fileName} count from a beginning that it does not tell.`];
  // Without a report it was not even opened: its very bytes are here.
  if (status === "refused") return [report ? `${fileName} could not be read.` : `Nothing was taken from ${fileName}.`];
  if (status === "discarded") return [message === "" ? `${fileName} was discarded.` : `${fileName} was unpacked.`];
  if (!report) return [`${fileName} is being read.`];
  if (status === "reverted") return [`${fileName} was taken out again.`];
  if (status === "committed")
    return [
      `${formatCount(report.accepted)} rows count${found.source?.isDetail ? " as detail" : ""}${period ? "," : "."}`,
      period ? `${formatRange(period.from, period.to)}.` : "",
    ].filter(Boolean);
  return importHeadline({ ...report, open: questionsOf(report, asksTraffic(found)) });
}

/** What is open before a commit, the most pressing first. */
function questionsOf(report: NonNullable<Import["report"]>, isTrafficOpen: boolean): ImportQuestion[] {
  const { dryRun } = report;
  const effect = dryRun?.effects[0];
  return [
    ...(report.alreadyImported ? [{ code: "already-imported" } as const] : []),
    ...(dryRun?.overlap ? [{ code: "overlap", days: dryRun.overlap.days } as const] : []),
    ...(isTrafficOpen && dryRun?.sameTraffic[0]
      ? [{ code: "same-traffic", source: dryRun.sameTraffic[0].source, isBill: report.kind === "cost" } as const]
      : []),
    ...(report.rejected > 0 ? [{ code: "rejects", rows: report.rejected } as const] : []),
    ...(effect && effect.unpricedModels.length > 0
      ? [{ code: "unpriced", models: effect.unpricedModels.length } as const]
      : []),
  ];
}

function ledeOf({ status, report, revertedBy, committedBy, message }: Import): string | undefined {
  if (report?.alreadyImported)
    return `The same bytes were imported as ${report.alreadyImported.fileName} on ${report.alreadyImported.on.slice(0, 10)}: nothing is left to do.`;
  if (status === "committed")
    return `Committed by ${committedBy}. It can be reverted at any time; that takes out exactly what it brought. ${message}`;
  if (status === "reverted") return `Reverted by ${revertedBy}. ${message}`;
  // Why it was refused stands in the note below.
  if (status === "refused") return undefined;
  return message || undefined;
}
