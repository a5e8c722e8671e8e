import Link from "next/link";
import { formatCount, formatNumber } from "@/server/kernel/format";
import { requirementWords } from "@/server/review/wording";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Section } from "../../../../_ui/section";
import type { TenantOutputs } from "../../_words/outputs";
import { TASK_WORDS, TRAITS } from "./_words/profile-words";

interface ProfileSectionProps {
  readonly work: TenantOutputs["workloads"]["read"];
  readonly path: string;
  readonly mayEdit: boolean;
}

const yes = (is: boolean): string => (is ? "yes" : "no");

/** What is required of the workload, and what its task is like. */
export function ProfileSection({ work: { profile, answer, saidCurrent }, path, mayEdit }: ProfileSectionProps) {
  const required = requirementWords(profile.requirements);
  const { interactive, outcomeUnit } = profile;
  return (
    <Section
      title={required ? `Required: ${required}` : "No requirement is stated"}
      aside={mayEdit && <Link href={`${path}/edit`}>Edit task and requirements</Link>}
      id="task"
    >
      <div className="grid">
        <div className="c6">
          <DefinitionRows
            rows={[
              { term: "Task", value: TASK_WORDS[profile.task] },
              {
                term: "Somebody waits for the answer",
                value: interactive === null || interactive === undefined ? "as the task says" : yes(interactive),
              },
              { term: "Changes a year", value: formatNumber(profile.changesPerYear) },
              { term: "Labelled examples", value: formatCount(profile.labelledExamples) },
              {
                term: "Unit of outcome",
                value: outcomeUnit ? `${outcomeUnit.name}, ${outcomeUnit.perRequest} a request` : "none named",
              },
            ]}
          />
        </div>
        <div className="c6">
          <DefinitionRows
            rows={[
              ...TRAITS.map(({ key, label }) => ({ term: label, value: yes(profile[key]) })),
              {
                term: "Option in use",
                value: `${answer.present?.label ?? "none"}, ${saidCurrent ? "as a person said" : "by the models that serve it"}`,
              },
            ]}
          />
        </div>
      </div>
    </Section>
  );
}
