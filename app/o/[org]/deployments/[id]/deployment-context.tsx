import Link from "next/link";
import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";

type Deployment = TenantAnswers["deployments"]["read"];

/** Where we are: the deployment, or a page of it; its level, its workload, its days. */
export function DeploymentContext({ org, one, here }: { org: string; one: Deployment; here?: string }) {
  const path = `/o/${org}/deployments`;
  const way = [{ label: "Deployments", href: path }];
  const facts = [`level ${one.level}`, one.hosting, daysOf(one)].filter(Boolean);
  return (
    <ContextLine>
      <Breadcrumbs
        way={here ? [...way, { label: one.name, href: `${path}/${one.id}` }] : way}
        here={here ?? one.name}
      />
      <span>
        <Link href={`/o/${org}/workloads/${one.workloadId}`}>{one.workloadName}</Link>
        {`, ${facts.join(", ")}`}
      </span>
    </ContextLine>
  );
}

function daysOf({ startedOn, endedOn, status }: Deployment): string {
  if (startedOn === null) return "planned";
  if (endedOn !== null) return `${formatDay(startedOn)} to ${formatDay(endedOn)}`;
  return status === "planned" ? `begins on ${formatDay(startedOn)}` : `in production since ${formatDay(startedOn)}`;
}
