import type { Metadata } from "next";
import { formatDay } from "@/server/kernel/format";
import { deploymentsHeadline } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { DataTable } from "../../../_ui/data-table";
import { EmptyState } from "../../../_ui/empty-state";
import { Headline } from "../../../_ui/headline";
import { LinkButton } from "../../../_ui/link-button";
import { Section } from "../../../_ui/section";
import { DEPLOYMENT_COLUMNS, deploymentRow } from "./deployment-rows";

export const metadata: Metadata = { title: "Deployments" };

export default async function DeploymentsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/deployments`;
  const api = await tenantCaller(org);
  const [me, deployments, lower] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.deployments.list(), api.deployments.lowerLevels()]),
    path,
  );
  const { currency } = me.organization;
  const mayRecord = me.abilities.includes("deployment:record");
  const running = deployments.flatMap(({ ledger }) =>
    ledger ? [{ paybackMonths: ledger.paybackMonths, verdict: ledger.verdict }] : [],
  );
  const lowerOf = (id: string): string | null => {
    const best = lower[id]?.best;
    return best ? `${best.label}, level ${best.level},` : null;
  };
  return (
    <>
      <Headline
        finding={`${deploymentsHeadline(running)}.`}
        lede="Saving: what the same traffic would have cost on the baseline, at the prices of each day, less what it did cost."
      >
        {mayRecord && <LinkButton href={`${path}/new`}>Write a deployment down</LinkButton>}
      </Headline>
      <Section title="Every deployment in a line" aside={`${currency}, until ${formatDay(me.today)}`}>
        {deployments.length === 0 ? (
          <EmptyState
            title="Nothing is deployed yet"
            text="A deployment is opened when a recommendation is accepted in a review, with what it promised filled in."
          />
        ) : (
          <div className="wide-table" tabIndex={0} role="region" aria-label="Deployments">
            <DataTable
              caption="Deployments"
              phone="one"
              filterLabel="Find a deployment"
              fileName="deployments.csv"
              columns={DEPLOYMENT_COLUMNS}
              rows={deployments.map((one) =>
                deploymentRow(one, { path, currency, today: me.today, lower: lowerOf(one.id) }),
              )}
            />
          </div>
        )}
      </Section>
    </>
  );
}
