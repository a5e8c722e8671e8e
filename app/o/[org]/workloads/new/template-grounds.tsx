import type { TenantOutputs } from "../../_words/outputs";

type Template = TenantOutputs["workloads"]["templates"][number];

const OF: Readonly<Record<Template["grounds"][number]["of"], string>> = {
  task: "The task",
  narrow: "Narrow",
  interactive: "Somebody waits",
  knowledge: "Knowledge",
  accuracy: "Accuracy",
  consistency: "Consistency",
  outcome: "The outcome",
};

/** What a template filled in, and whose statement it is. */
export function TemplateGrounds({ template }: { template: Template }) {
  return (
    <>
      <h3 className="mb8">What it fills in, and from where</h3>
      <ul className="list">
        {template.grounds.map(({ of, says, source }) => (
          <li key={of}>
            <b>{OF[of]}.</b> {says} <span className="muted">{source}.</span>
          </li>
        ))}
      </ul>
    </>
  );
}
