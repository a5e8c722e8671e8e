import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { tenantCaller } from "../../../../../../_api/caller";
import { Breadcrumbs } from "../../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../../_ui/context-line";
import { Headline } from "../../../../../../_ui/headline";
import { Section } from "../../../../../../_ui/section";
import { askedQuarter } from "../../../../_quarter/asked-quarter";
import { whoReads, workloadOf } from "../../read-workload";
import { OptionForm } from "../option-form";

export const metadata: Metadata = { title: "New option" };

interface NewOptionPageProps {
  readonly params: Promise<{ org: string; id: string }>;
  readonly searchParams: Promise<{ provider?: string; model?: string; proposal?: string }>;
}

/** A proposal of the catalog to be edited before it is taken; nothing where it is made no more. */
async function proposedOption(org: string, workloadId: string, quarter: string, wanted: string) {
  const { proposals } = await (await tenantCaller(org)).proposals.list({ workloadId, quarter });
  return proposals.find((one) => one.id === wanted)?.definition;
}

export default async function NewOptionPage({ params, searchParams }: NewOptionPageProps) {
  const { org, id } = await params;
  const { provider, model, proposal: wanted } = await searchParams;
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/${id}/options/new`);
  if (!me.abilities.includes("workload:edit")) notFound();
  const asked = askedQuarter({}, me);
  const work = await workloadOf(org, id, asked.quarter.key, asked.prices);
  const unnamed = work.proposals.find((one) => one.model === model && one.provider === (provider ?? one.provider));
  const proposed = wanted === undefined ? undefined : await proposedOption(org, id, asked.quarter.key, wanted);
  const definition = proposed ?? unnamed?.definition;
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Workloads", href: path },
            { label: work.answer.name, href: `${path}/${id}` },
          ]}
          here="New option"
        />
      </ContextLine>
      <Headline
        finding={`Another way to run ${work.answer.name}`}
        lede="A model with its prompt, its hosting and its price: whatever could meet the requirements, dearer or cheaper."
      />
      <Section isBare>
        <OptionForm
          workloadId={id}
          {...(definition && { definition })}
          others={work.options
            .filter(({ definition }) => !definition.route)
            .map(({ key, definition }) => ({ value: key, label: definition.label }))}
          currency={work.currency}
          back={`${path}/${id}`}
        />
      </Section>
    </>
  );
}
