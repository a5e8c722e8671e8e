import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "../../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../../_ui/context-line";
import { Headline } from "../../../../../../_ui/headline";
import { Section } from "../../../../../../_ui/section";
import { askedQuarter } from "../../../../_quarter/asked-quarter";
import { whoReads, workloadOf } from "../../read-workload";
import { OptionForm } from "../option-form";
import { ArchiveOption } from "./archive-option";
import { OptionFacts } from "./option-facts";

export const metadata: Metadata = { title: "Edit option" };

interface EditOptionPageProps {
  readonly params: Promise<{ org: string; id: string; key: string }>;
}

export default async function EditOptionPage({ params }: EditOptionPageProps) {
  const { org, id, key } = await params;
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/${id}/options/${key}`);
  if (!me.abilities.includes("workload:edit")) notFound();
  const asked = askedQuarter({}, me);
  const work = await workloadOf(org, id, asked.quarter.key, asked.prices);
  const option = work.options.find((one) => one.key === decodeURIComponent(key));
  if (!option) notFound();
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Workloads", href: path },
            { label: work.answer.name, href: `${path}/${id}` },
          ]}
          here={option.definition.label}
        />
      </ContextLine>
      <Headline
        finding={option.definition.label}
        lede="Another model, prompt or training run makes a new version: it asks for evidence of its own."
      />
      <Section isBare>
        <OptionForm
          workloadId={id}
          optionId={option.id}
          definition={option.definition}
          others={work.options
            .filter((one) => one.key !== option.key && !one.definition.route)
            .map((one) => ({ value: one.key, label: one.definition.label }))}
          currency={work.currency}
          back={`${path}/${id}`}
        />
      </Section>
      <OptionFacts option={option} work={work} path={`${path}/${id}`} />
      <Section title="Put it away" id="archive">
        <ArchiveOption id={option.id} back={`${path}/${id}`} />
      </Section>
    </>
  );
}
