import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { whoReads } from "../[id]/read-workload";
import { NewWorkloadForm } from "./new-workload-form";

export const metadata: Metadata = { title: "New workload" };

export default async function NewWorkloadPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/new`);
  if (!me.abilities.includes("workload:edit")) notFound();
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Workloads", href: path }]} here="New workload" />
      </ContextLine>
      <Headline
        finding="Say what it is for and what it requires."
        lede="Options and evidence come next; a rule brings its usage."
      />
      <Section isBare>
        <NewWorkloadForm path={path} />
      </Section>
    </>
  );
}
