import type { Metadata } from "next";
import { Suspense } from "react";
import { Decimal } from "@/server/kernel/decimal";
import { formatMoney, numberWordFirst } from "@/server/kernel/format";
import { ladderHeadline, plural, versionsWords } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { Foot } from "../../../_ui/foot";
import { Headline } from "../../../_ui/headline";
import { LinkButton } from "../../../_ui/link-button";
import { LoadingPage } from "../../../_ui/loading-bars";
import { Section } from "../../../_ui/section";
import { quarterQuery, type QuarterSearch } from "../_quarter/asked-quarter";
import { QuarterLine } from "../_quarter/quarter-line";
import { readAsked, type Asked } from "../_quarter/read-asked";
import { NoWorkloads } from "./no-workloads";
import { WorkloadTable } from "./workload-table";

export const metadata: Metadata = { title: "Workloads" };

interface WorkloadsPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<QuarterSearch>;
}

export default async function WorkloadsPage(props: WorkloadsPageProps) {
  const asked = await readAsked(props, "/workloads");
  return (
    <Suspense fallback={<LoadingPage label="Reading the workloads" />}>
      <Workloads {...asked} />
    </Suspense>
  );
}

async function Workloads({ org, me, asked }: Asked) {
  const path = `/o/${org}/workloads`;
  const api = await tenantCaller(org);
  const list = await orNotFound(api.workloads.list({ quarter: asked.quarter.key, prices: asked.prices }), path);
  const { workloads, currency, total } = list;
  const mayEdit = me.abilities.includes("workload:edit");
  const mayMap = me.abilities.includes("usage:read");
  const unassigned = new Decimal(list.unassigned.at(-1)?.spend ?? 0);
  const rungs = workloads.map(({ level, recommended }) => ({ level, recommendedLevel: recommended?.level ?? null }));
  const lede =
    workloads.length === 0
      ? "A workload is what usage is for: it is compared, advised and decided on."
      : `${numberWordFirst(workloads.length)} ${plural(workloads.length, "workload")} in a quarter of ${formatMoney(total.at(-1) ?? "0", currency)}` +
        (unassigned.isZero() ? "; all of it is assigned." : `; ${formatMoney(unassigned, currency)} is unassigned.`);
  return (
    <>
      <QuarterLine asked={asked} path={path} />
      <Headline
        finding={workloads.length === 0 ? "No workload is named yet." : `${ladderHeadline(rungs)}.`}
        lede={lede}
      >
        {mayEdit && <LinkButton href={`${path}/new`}>New workload</LinkButton>}
        {mayMap && <LinkButton href={`${path}/mapping`}>Map usage</LinkButton>}
      </Headline>
      <Section title={workloads.length > 0 && `Workloads in ${asked.label}`} isBare={workloads.length === 0}>
        {workloads.length === 0 ? (
          <NoWorkloads path={path} mayEdit={mayEdit} />
        ) : (
          <WorkloadTable list={list} path={path} query={quarterQuery(asked)} label={asked.label} mayMap={mayMap} />
        )}
      </Section>
      <Foot left={versionsWords(list.versions)} />
    </>
  );
}
