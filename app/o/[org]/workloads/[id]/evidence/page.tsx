import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../_ui/context-line";
import { EmptyState } from "../../../../../_ui/empty-state";
import { Headline } from "../../../../../_ui/headline";
import { LinkButton } from "../../../../../_ui/link-button";
import { Section } from "../../../../../_ui/section";
import { askedQuarter } from "../../../_quarter/asked-quarter";
import { whoReads, workloadOf } from "../read-workload";
import { UploadResults } from "./upload-results";

export const metadata: Metadata = { title: "Upload results" };

interface EvidencePageProps {
  readonly params: Promise<{ org: string; id: string }>;
  readonly searchParams: Promise<{ option?: string }>;
}

/** A file of results becomes evidence of an option: read and shown first, recorded when a person says so. */
export default async function EvidencePage({ params, searchParams }: EvidencePageProps) {
  const { org, id } = await params;
  const { option: asked } = await searchParams;
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/${id}/evidence`);
  if (!me.abilities.includes("evidence:record")) notFound();
  const { quarter, prices } = askedQuarter({}, me);
  const work = await workloadOf(org, id, quarter.key, prices);
  const suggested = work.options.find(({ key }) => key === (asked ?? work.answer.recommendation?.option));
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Workloads", href: path },
            { label: work.answer.name, href: `${path}/${id}` },
          ]}
          here="Upload results"
        />
      </ContextLine>
      <Headline
        finding={`Let results speak for an option of ${work.answer.name}`}
        lede="A CSV or JSON Lines of answers or scores, a promptfoo file, or a log of OpenAI Evals. It is read in your browser: questions and answers never leave it."
      />
      <Section isBare>
        {work.options.length === 0 ? (
          <EmptyState title="Name an option first" text="Results belong to an option: a model with its prompt.">
            <LinkButton href={`${path}/${id}/options/new`}>Add an option</LinkButton>
          </EmptyState>
        ) : (
          <UploadResults
            options={work.options.map(({ id: value, definition, version }) => ({
              value,
              label: version > 1 ? `${definition.label}, version ${version}` : definition.label,
            }))}
            suggested={suggested?.id}
            requirements={work.profile.requirements}
            minSample={work.policy.minSample}
            currency={work.currency}
            today={me.today}
            back={`${path}/${id}`}
          />
        )}
      </Section>
    </>
  );
}
