import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../_ui/context-line";
import { Headline } from "../../../../../_ui/headline";
import { Section } from "../../../../../_ui/section";
import { askedQuarter } from "../../../_quarter/asked-quarter";
import { periodWords } from "../_words/period-words";
import { growthWords } from "../_words/usage-words";
import { labelOfQuarter } from "../_words/quarter-words";
import { whoReads, workloadOf } from "../read-workload";
import { AcceptGrowth } from "./accept-growth";
import { ArchiveWorkload } from "./archive-workload";
import { CurrentOptionForm } from "./current-option-form";
import { ProfileForm } from "./profile-form";
import { SuccessForm } from "./success-form";
import { UsageForm } from "./usage-form";

export const metadata: Metadata = { title: "Edit workload" };

export default async function EditWorkloadPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/${id}/edit`);
  if (!me.abilities.includes("workload:edit")) notFound();
  const asked = askedQuarter({}, me);
  const work = await workloadOf(org, id, asked.quarter.key, asked.prices);
  const { answer, profile, options, saidCurrent, suggestedGrowth } = work;
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Workloads", href: path },
            { label: answer.name, href: `${path}/${id}` },
          ]}
          here="Edit"
        />
      </ContextLine>
      <Headline
        finding={`What is known of ${answer.name}`}
        lede="Each change is kept with who made it, and the advice follows at once."
      />
      <Section isBare id="task">
        <ProfileForm id={id} name={answer.name} ownerName={answer.ownerName} profile={profile} back={`${path}/${id}`} />
      </Section>
      <Section title="Usage figures" aside={periodWords(work.period)} id="usage">
        {suggestedGrowth && (
          <AcceptGrowth
            id={id}
            suggested={suggestedGrowth.value}
            words={growthWords(suggestedGrowth, (key) => labelOfQuarter(key, me.organization.fiscalYearStart))}
            accepted={answer.usage.figures.monthlyGrowth.override?.value ?? null}
          />
        )}
        <UsageForm id={id} figures={answer.usage.figures} />
      </Section>
      {profile.outcomeUnit?.successFrom === "typed" && (
        <Section title={`How many end as one ${profile.outcomeUnit.name}`} id="success">
          <SuccessForm id={id} successes={profile.successes} today={me.today} />
        </Section>
      )}
      <Section title="The option in use" id="current">
        <CurrentOptionForm
          id={id}
          said={saidCurrent}
          saidWhy={profile.saidCurrent ?? null}
          derived={answer.present?.label ?? null}
          options={options.map(({ key, definition }) => ({ value: key, label: definition.label }))}
        />
      </Section>
      <Section title={answer.isArchived ? "Bring it back" : "Put it away"} id="archive">
        <ArchiveWorkload id={id} isArchived={answer.isArchived} />
      </Section>
    </>
  );
}
