import type { Metadata } from "next";
import { formatDay } from "@/server/kernel/format";
import { versionsWords } from "@/server/review/wording";
import { tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { Foot } from "../../../../_ui/foot";
import { Section } from "../../../../_ui/section";
import { CostForecast } from "../../../../_what-if/cost-forecast";
import { HowDecided } from "../../_decision/how-decided";
import { askedQuarter, quarterQuery, type QuarterSearch } from "../../_quarter/asked-quarter";
import { PricesSwitch } from "../../_quarter/prices-switch";
import { WorkloadUpperBound } from "../../prices/workload-upper-bound";
import { BreakEvenFigure } from "./break-even-figure";
import { ChangesAndRisks } from "./changes-and-risks";
import { EvidenceSection } from "./evidence-section";
import { ExperimentSection } from "./experiments/experiment-section";
import { NextExperiment } from "./next-experiment";
import { OptionTable } from "./option-table";
import { OutcomeSection } from "./outcome-section";
import { ProfileSection } from "./profile-section";
import { RungArguments } from "./rung-arguments";
import { Rungs } from "./rungs";
import { UncertaintySection } from "./uncertainty-section";
import { behindHref } from "../../rows/behind-href";
import { UsageSection } from "./usage-section";
import { WhatIfSection } from "./what-if-section";
import { WorkloadHead } from "./workload-head";
import { whoReads, workloadOf } from "./read-workload";
import { asOfWords } from "./_words/as-of-words";

interface WorkloadPageProps {
  readonly params: Promise<{ org: string; id: string }>;
  readonly searchParams: Promise<QuarterSearch & { readonly scenario?: string | string[] }>;
}

async function read({ params, searchParams }: WorkloadPageProps) {
  const { org, id } = await params;
  const me = await whoReads(org, `/o/${org}/workloads/${id}`);
  const asked = askedQuarter(await searchParams, me);
  const work = await workloadOf(org, id, asked.quarter.key, asked.prices);
  return { org, id, me, asked, work };
}

export async function generateMetadata(props: WorkloadPageProps): Promise<Metadata> {
  const { work } = await read(props);
  return { title: work.answer.name };
}

export default async function WorkloadPage(props: WorkloadPageProps) {
  const { org, id, me, asked, work } = await read(props);
  const path = `/o/${org}/workloads/${id}`;
  const query = quarterQuery(asked);
  const { scenario } = await props.searchParams;
  const api = await tenantCaller(org);
  const scenarios = await api.scenarios.list({ workloadId: id });
  const [experiments, compared] = [
    await api.experiments.list({ workloadId: id }),
    await api.evidence.compare({ workloadId: id }),
  ];
  const { answer } = work;
  const { recommendation } = answer;
  const mayEdit = me.abilities.includes("workload:edit");
  const mayRecord = me.abilities.includes("evidence:record");
  return (
    <>
      <ContextLine push={<PricesSwitch asked={asked} path={path} />}>
        <Breadcrumbs way={[{ label: "Workloads", href: `/o/${org}/workloads${query}` }]} here={answer.name} />
        <span>{asOfWords(work, asked.label)}</span>
      </ContextLine>
      <WorkloadHead work={work} org={org} abilities={me.abilities} />
      {recommendation && (
        <section>
          <div className="grid">
            <div className="c5">
              <Rungs
                recommendation={recommendation}
                present={answer.present}
                policyHref={`/o/${org}/settings/policy`}
              />
            </div>
            <div className="c7">
              <BreakEvenFigure work={work} label={asked.label} />
              <RungArguments recommendation={recommendation} />
            </div>
          </div>
        </section>
      )}
      <OptionTable work={work} path={path} mayEdit={mayEdit} />
      {recommendation && (
        <section>
          <div className="grid">
            <div className="c5">
              <NextExperiment {...{ work, recommendation, mayRecord, experiments, compared, path }} today={me.today} />
            </div>
            <div className="c7">
              <ChangesAndRisks work={work} recommendation={recommendation} />
            </div>
          </div>
        </section>
      )}
      <WhatIfSection
        work={work}
        scenarios={scenarios}
        opened={typeof scenario === "string" ? scenario : null}
        path={path}
        query={query}
        maySave={me.abilities.includes("scenario:save")}
      />
      <UncertaintySection work={work} />
      {answer.input && <HowDecided org={org} input={answer.input} />}
      <UsageSection
        work={work}
        path={path}
        behindQuarter={
          me.abilities.includes("usage:read")
            ? (period) => behindHref(org, { period, workload: id, prices: asked.prices })
            : null
        }
        label={asked.label}
        start={me.organization.fiscalYearStart}
        mayEdit={mayEdit}
      />
      <Section title="Where the cost is going" aside="6 and 12 months ahead" id="forecast">
        <CostForecast
          months={work.months}
          currency={work.currency}
          rung={answer.present?.level ?? 1}
          prices={asked.prices}
          fileId={id}
        />
      </Section>
      <OutcomeSection work={work} path={path} mayEdit={mayEdit} />
      {me.abilities.includes("price-override:read") && (
        <WorkloadUpperBound org={org} workload={id} quarter={asked.quarter.key} label={asked.label} />
      )}
      <ProfileSection work={work} path={path} mayEdit={mayEdit} />
      <ExperimentSection experiments={experiments} mayRecord={mayRecord} today={me.today} />
      <EvidenceSection {...{ work, mayRecord, compared, path }} today={me.today} />
      <Foot
        left={
          <>
            {answer.input && `Inputs of ${formatDay(answer.input.asOf)} · `}
            {versionsWords(work.versions)}
            {answer.input && (
              <>
                {" · "}
                <a href={`${path}/input.json${query}`} download>
                  every input as JSON
                </a>
              </>
            )}
          </>
        }
      />
    </>
  );
}
