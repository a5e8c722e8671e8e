import Link from "next/link";
import type { TenantOutputs } from "../../_words/outputs";
import { newWorkloadQuery, type ComingUsage } from "./new-workload-query";

interface TemplateChoiceProps {
  readonly templates: TenantOutputs["workloads"]["templates"];
  readonly chosen: string | null;
  /** The label that names what waits for it; empty: none. */
  readonly name: string;
  readonly usage: ComingUsage | null;
}

/** The templates as links: the address holds the choice, so that it can be gone back from and shared. */
export function TemplateChoice({ templates, chosen, name, usage }: TemplateChoiceProps) {
  return (
    <ul className="templates">
      {templates.map(({ key, name: called, purpose }) => (
        <li key={key}>
          <Link
            href={`?${newWorkloadQuery({ template: key, name, usage })}#form`}
            aria-current={key === chosen ? "true" : undefined}
            className="template"
          >
            <b>{called}</b>
            <span className="small muted">{purpose}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
