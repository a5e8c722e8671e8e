import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { Breadcrumbs } from "../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../_ui/context-line";
import { EmptyState } from "../../../../../_ui/empty-state";
import { Headline } from "../../../../../_ui/headline";
import { LinkButton } from "../../../../../_ui/link-button";
import { Section } from "../../../../../_ui/section";
import { askedQuarter, quarterQuery, type QuarterSearch } from "../../../_quarter/asked-quarter";
import { whoReads, workloadOf } from "../read-workload";
import { chosenScenarios, columnsOf, MOST_SCENARIOS } from "./compared";
import { CompareTable } from "./compare-table";
import { ScenarioList } from "./scenario-list";

interface ScenariosPageProps {
  readonly params: Promise<{ org: string; id: string }>;
  readonly searchParams: Promise<QuarterSearch & { readonly s?: string | string[] }>;
}

export const metadata: Metadata = { title: "Scenarios" };

/** The scenarios of a workload, up to four of them beside the present. */
export default async function ScenariosPage({ params, searchParams }: ScenariosPageProps) {
  const { org, id } = await params;
  const search = await searchParams;
  const path = `/o/${org}/workloads/${id}`;
  const me = await whoReads(org, `${path}/scenarios`);
  const asked = askedQuarter(search, me);
  const work = await workloadOf(org, id, asked.quarter.key, asked.prices);
  const api = await tenantCaller(org);
  const scenarios = await orNotFound(api.scenarios.list({ workloadId: id }), `${path}/scenarios`);
  const review = me.abilities.includes("review:read")
    ? ((await api.reviews.list()).find(({ quarter }) => quarter.key === asked.quarter.key) ?? null)
    : null;
  const query = quarterQuery(asked);
  const { answer } = work;
  const chosen = chosenScenarios(scenarios, search.s);
  const columns = answer.input && answer.recommendation ? columnsOf(answer, chosen) : null;
  const turning = columns?.filter(({ isOther }) => isOther).length ?? 0;
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Workloads", href: `/o/${org}/workloads${query}` },
            { label: answer.name, href: `${path}${query}` },
          ]}
          here="Scenarios"
        />
        <span>{asked.label}</span>
      </ContextLine>
      <Headline
        finding={headline(chosen.length, turning)}
        lede={`Each scenario is asked anew of ${asked.label}: usage, prices, evidence and policy of that quarter, and what the scenario changes.`}
      />
      {scenarios.length === 0 && (
        <EmptyState
          title="No scenario is saved yet"
          text="Suppose something else on the workload's page, give it a name, and it stands here beside the present."
        >
          <LinkButton href={`${path}${query}#what-if`}>Suppose something</LinkButton>
        </EmptyState>
      )}
      {scenarios.length > 0 && !columns && (
        <p className="muted">
          This workload has no recommendation in {asked.label}, so nothing can be compared.{" "}
          <Link href={`${path}${query}`}>See why</Link>
        </p>
      )}
      {columns && chosen.length > 0 && (
        <Section title="Side by side" isBare>
          <CompareTable columns={columns} />
        </Section>
      )}
      {scenarios.length > 0 && (
        <Section
          title={scenarios.length === 1 ? "The scenario" : `All ${scenarios.length} scenarios`}
          aside={scenarios.length > MOST_SCENARIOS ? `choose up to ${MOST_SCENARIOS}` : undefined}
        >
          <ScenarioList
            scenarios={scenarios}
            chosen={chosen.map(({ id: one }) => one)}
            answer={answer}
            path={path}
            query={query}
            quarter={asked.quarter.key}
            label={asked.label}
            reviewStatus={review?.review?.status ?? null}
            maySave={me.abilities.includes("scenario:save")}
          />
        </Section>
      )}
    </>
  );
}

function headline(count: number, turning: number): string {
  if (count === 0) return "Scenarios";
  if (turning === 0) return count === 1 ? "The scenario leaves the answer as it is" : "No scenario changes the answer";
  return count === 1 ? "The scenario changes the answer" : `${turning} of ${count} scenarios change the answer`;
}
