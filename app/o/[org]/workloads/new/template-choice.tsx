import Link from "next/link";
import type { TenantOutputs } from "../../_words/outputs";
import { newWorkloadQuery, type ComingUsage } from "./new-workload-query";

interface TemplateChoiceProps {
  readonly templates: TenantOutputs["workloads"]["templates"];
  readonly chosen: string | null;
  readonly usage: ComingUsage | null;
}

/** The templates as links: the address holds the choice, so that it can be gone back from and shared. */
export function TemplateChoice({ templates, chosen, usage }: TemplateChoiceProps) {
  return (
    <ul className="templates">
      {templates.map(({ key, name, purpose }) => (
        <li key={key}>
          <Link
            href={`?${newWorkloadQuery({ template: key, usage })}#form`}
            aria-current={key === chosen ? "true" : undefined}
            className="template"
          >
            <b>{name}</b>
            <span className="small muted">{purpose}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
