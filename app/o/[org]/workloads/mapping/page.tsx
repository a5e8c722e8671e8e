import type { Metadata } from "next";
import { formatMoney, formatShare, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { EmptyState } from "../../../../_ui/empty-state";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { askedQuarter, type QuarterSearch } from "../../_quarter/asked-quarter";
import { MappingDesk } from "./mapping-desk";
import { startOf, type RuleSearch } from "./rule-search";
import { RuleHistory } from "./rule-history";
import { RuleList } from "./rule-list";
import "./mapping.css";

export const metadata: Metadata = { title: "Mapping" };

interface MappingPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<QuarterSearch & RuleSearch>;
}

export default async function MappingPage({ params, searchParams }: MappingPageProps) {
  const { org } = await params;
  const path = `/o/${org}/workloads`;
  const api = await tenantCaller(org);
  const me = await orNotFound(api.tenancy.whoAmI(), `${path}/mapping`);
  const search = await searchParams;
  const asked = askedQuarter(search, me);
  const quarter = asked.quarter.key;
  const [{ rules }, unassigned, list, history] = await orNotFound(
    Promise.all([
      ...([api.workloads.rules(), api.workloads.unassigned({ quarter })] as const),
      ...([api.workloads.list({ quarter }), api.workloads.ruleHistory()] as const),
    ]),
    `${path}/mapping`,
  );
  const { currency } = me.organization;
  const { total, all } = unassigned;
  const mayEdit = me.abilities.includes("workload:edit");
  const workloads = list.workloads.filter((one) => !one.isArchived).map(({ id, name }) => ({ value: id, label: name }));
  const share = Number(all.cost) > 0 ? Number(total.cost) / Number(all.cost) : null;
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Workloads", href: path }]} here="Mapping" />
      </ContextLine>
      <Headline
        finding={
          total.keys === 0
            ? `All usage of ${asked.label} is assigned.`
            : `${formatMoney(total.cost, currency)} of ${asked.label} is unassigned${share === null ? "" : `, ${formatShare(share, 1)} of it`}.`
        }
        lede={`${numberWordFirst(rules.length)} ${plural(rules.length, "rule assigns", "rules assign")} usage to workloads. They are tried in their order; the first that matches wins.`}
      />
      <Section title="Rules" aside="Counts are of all usage there is" id="rules">
        {rules.length === 0 ? (
          <EmptyState
            title="No rule yet"
            text="A rule looks at the labels of usage: its project, key, tag, prompt or model. Suggestions from your data stand below."
          />
        ) : (
          <RuleList rules={rules} currency={currency} path={path} mayEdit={mayEdit} />
        )}
      </Section>
      <MappingDesk
        unassigned={unassigned}
        workloads={workloads}
        ruleCount={rules.length}
        currency={currency}
        label={asked.label}
        newHref={`${path}/new`}
        start={startOf(search, workloads)}
        mayEdit={mayEdit}
      />
      <Section
        title={history.changes.length === 0 ? "Nothing was changed yet" : "Who changed the rules, and what moved"}
        aside="The newest first"
        id="history"
      >
        {history.changes.length > 0 && (
          <RuleHistory history={history} currency={currency} mayEdit={mayEdit} auditHref={`/o/${org}/settings/audit`} />
        )}
      </Section>
    </>
  );
}
