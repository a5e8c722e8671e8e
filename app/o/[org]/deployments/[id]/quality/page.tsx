import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatDay } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { Headline } from "../../../../../_ui/headline";
import { Section } from "../../../../../_ui/section";
import { DeploymentContext } from "../deployment-context";
import { MeasuredTable } from "../measured-section";
import { VersionTable } from "../version-table";
import { Withdraw } from "../withdraw";
import { QualityForm } from "./quality-form";
import { VersionForm } from "./version-form";

export const metadata: Metadata = { title: "Quality and versions" };

export default async function QualityPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/deployments/${id}`;
  const api = await tenantCaller(org);
  const [me, one] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.deployments.read({ id })]),
    `${path}/quality`,
  );
  if (!me.abilities.includes("deployment:record")) notFound();
  const metrics = [...new Set(one.quality.map(({ metric }) => metric))];
  const known = [...new Set([...one.models, ...one.versions.map(({ model }) => model)])];
  return (
    <>
      <DeploymentContext org={org} one={one} here="Quality and versions" />
      <Headline
        finding={
          one.serving.length === 0
            ? "No model is named that serves it."
            : `${one.serving.join(", ")} ${one.serving.length === 1 ? "serves" : "serve"} it.`
        }
        lede="The first measurement of a metric is its acceptance. Later ones are tested against it, over all deployments together."
      />
      <Section title="Measurements of quality" id="quality">
        <MeasuredTable
          one={one}
          act={({ date, metric }) => (
            <Withdraw
              target={{ kind: "quality", deploymentId: id, date, metric }}
              what={`${metric} of ${formatDay(date)}`}
            />
          )}
        />
        <QualityForm id={id} today={me.today} metric={metrics[0] ?? "accuracy"} />
      </Section>
      <Section title="Versions and rollbacks" id="versions">
        <VersionTable
          one={one}
          act={({ id: version, model }) => <Withdraw target={{ kind: "version", id: version }} what={model} />}
        />
        {one.startedOn !== null && <VersionForm id={id} today={me.today} known={known} />}
      </Section>
    </>
  );
}
