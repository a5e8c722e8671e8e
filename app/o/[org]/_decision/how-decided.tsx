import type { EngineInput, Level } from "@/server/engine";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { DecisionSection } from "./decision-section";

interface HowDecidedProps {
  readonly org: string;
  /** Exactly what the engine was asked about the workload. */
  readonly input: EngineInput;
}

/** The way to a workload's answer: lead time, decision path, executive matrix and six steps, with its own answers. */
export async function HowDecided({ org, input }: HowDecidedProps) {
  const api = await tenantCaller(org);
  const { planning } = await orNotFound(api.policy.read(), `/o/${org}/workloads`);
  const weeks = (level: Level): number => planning.inForce[`leadWeeks.${level}`];
  return (
    <DecisionSection
      input={input}
      leadWeeks={{ 1: weeks(1), 2: weeks(2), 3: weeks(3), 4: weeks(4), 5: weeks(5) }}
      policyHref={`/o/${org}/settings/policy#planning`}
    />
  );
}
