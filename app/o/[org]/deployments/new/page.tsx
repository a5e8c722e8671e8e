import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { quarterOf } from "@/server/kernel/quarter";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { EmptyState } from "../../../../_ui/empty-state";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { DeploymentForm } from "../_form/deployment-form";

export const metadata: Metadata = { title: "New deployment" };

export default async function NewDeploymentPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/deployments`;
  const api = await tenantCaller(org);
  const me = await orNotFound(api.tenancy.whoAmI(), `${path}/new`);
  if (!me.abilities.includes("deployment:record")) notFound();
  const { fiscalYearStart, currency } = me.organization;
  const { workloads } = await api.workloads.list({ quarter: quarterOf(me.today, fiscalYearStart).key });
  const offered = workloads.filter(({ isArchived }) => !isArchived).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Deployments", href: path }]} here="New" />
      </ContextLine>
      <Headline
        finding="Write down what is in production"
        lede="A recommendation that is accepted opens its deployment by itself, with the promise filled in. This is for what was there before, or came about otherwise."
      />
      <Section isBare>
        {offered.length === 0 ? (
          <EmptyState title="There is no workload yet" text="A deployment serves one workload: make that first." />
        ) : (
          <DeploymentForm workloads={offered} currency={currency} path={path} />
        )}
      </Section>
    </>
  );
}
