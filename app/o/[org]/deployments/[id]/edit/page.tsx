import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatCount } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../../_api/answers";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { Headline } from "../../../../../_ui/headline";
import { Section } from "../../../../../_ui/section";
import { DeploymentForm } from "../../_form/deployment-form";
import { DeploymentContext } from "../deployment-context";
import { EndForm } from "./end-form";
import { StartForm } from "./start-form";

export const metadata: Metadata = { title: "Edit deployment" };

export default async function EditDeploymentPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/deployments`;
  const api = await tenantCaller(org);
  const [me, one] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.deployments.read({ id })]),
    `${path}/${id}/edit`,
  );
  if (!me.abilities.includes("deployment:record")) notFound();
  const first = one.startedOn ?? one.suggestedStart ?? me.today;
  const measured = await api.deployments.suggestBaseline({ workloadId: one.workloadId, before: first });
  return (
    <>
      <DeploymentContext org={org} one={one} here="Edit" />
      <Headline
        finding={`What is known of ${one.name}`}
        lede="Each change is kept with who made it, and the ledger follows at once. Signed reviews keep their numbers."
      />
      <Section title={one.startedOn === null ? "Begin it" : "Its first day"} id="start">
        <StartForm
          id={id}
          startedOn={first}
          hasBegun={one.startedOn !== null}
          suggestedStart={one.suggestedStart}
          measured={measured && measuredWords(measured)}
          isEstimated={one.isBaselineEstimated}
        />
      </Section>
      {one.startedOn !== null && (
        <Section title={one.endedOn === null ? "End it" : "Its last day"} id="end">
          <EndForm id={id} endedOn={one.endedOn} today={me.today} />
        </Section>
      )}
      <Section title="Plan, baseline, models" id="facts">
        <DeploymentForm one={one} currency={one.currency} path={path} />
      </Section>
    </>
  );
}

function measuredWords({
  days,
  models,
  baseline,
}: NonNullable<TenantAnswers["deployments"]["suggestBaseline"]>): string {
  const tokens = (value: string | number | null | undefined): string => formatCount(Math.round(Number(value ?? 0)));
  return `${days} days of ${models.join(", ")}: ${tokens(baseline.inputTokensPerRequest)} tokens in, ${tokens(baseline.outputTokensPerRequest)} out a request`;
}
