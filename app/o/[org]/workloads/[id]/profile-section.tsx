import Link from "next/link";
import { formatCount, formatDay, formatNumber, formatShare } from "@/server/kernel/format";
import { requirementWords } from "@/server/review/wording";
import { TASK_WORDS } from "../../../../_decision/task-words";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Section } from "../../../../_ui/section";
import type { TenantOutputs } from "../../_words/outputs";
import { TRAITS } from "./_words/profile-words";

type Work = TenantOutputs["workloads"]["read"];

interface ProfileSectionProps {
  readonly work: Work;
  readonly path: string;
  readonly mayEdit: boolean;
}

const yes = (is: boolean): string => (is ? "yes" : "no");

/** What is required of the workload, and what its task is like. */
export function ProfileSection({
  work: { profile, answer, saidCurrent, template },
  path,
  mayEdit,
}: ProfileSectionProps) {
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
                value: outcomeUnit ? outcomeUnitWords(outcomeUnit) : "none named",
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
                value: (
                  <>
                    {answer.present?.label ?? "none"},{" "}
                    {saidCurrent ? "as a person said" : "by the models that serve it"}
                    {saidCurrent && profile.saidCurrent && (
                      <span className="sub">
                        {profile.saidCurrent.reason} ({profile.saidCurrent.by}, {formatDay(profile.saidCurrent.on)})
                      </span>
                    )}
                  </>
                ),
              },
            ]}
          />
        </div>
      </div>
      {template && <StartedFrom template={template} profile={profile} />}
    </Section>
  );
}

function outcomeUnitWords({ name, perRequest, target }: NonNullable<Work["profile"]["outcomeUnit"]>): string {
  const aim = typeof target === "number" ? `, ${formatShare(target, 1)} aimed at` : "";
  return `${name}, ${perRequest} a request${aim}`;
}

/** Whose numbers the template brought, as far as they still stand. */
function StartedFrom({ template, profile }: { template: NonNullable<Work["template"]>; profile: Work["profile"] }) {
  const { requirements, outcomeUnit } = template.profile;
  const stands = (of: (typeof template.grounds)[number]["of"]): boolean => {
    if (of === "accuracy" || of === "consistency")
      return requirements[of] !== undefined && requirements[of] === profile.requirements[of];
    return of === "outcome" && outcomeUnit.target !== undefined && outcomeUnit.target === profile.outcomeUnit?.target;
  };
  const grounds = template.grounds.filter(({ of }) => stands(of));
  return (
    <p className="small muted mt16">
      Started from the template {template.name}.{" "}
      {grounds.map(({ says, source }) => `${says.replace(/\.$/, "")} (${source}).`).join(" ")}
    </p>
  );
}
