import type { Ability } from "@/server/tenancy/abilities";
import { EmptyState } from "../../../_ui/empty-state";
import { Headline } from "../../../_ui/headline";
import { LinkButton } from "../../../_ui/link-button";
import { Section } from "../../../_ui/section";

interface NoUsageProps {
  readonly org: string;
  readonly name: string;
  readonly abilities: readonly Ability[];
}

/** An organization without usage: what comes first, and what after it. */
export function NoUsage({ org, name, abilities }: NoUsageProps) {
  const mayImport = abilities.includes("usage:import");
  return (
    <>
      <Headline
        finding={`${name} has no usage yet.`}
        lede="Three steps lead to the first portfolio: usage, workloads, what they require."
      />
      <Section isBare>
        <EmptyState
          title={mayImport ? "Begin with an export of your provider or gateway" : "An analyst begins with an export"}
          text="CSV, TSV, JSON Lines or Parquet, plain or gzip. You see what is in it before anything is kept. Then name the workloads, and write rules that assign the usage to them."
        >
          {mayImport && (
            <LinkButton look="primary" href={`/o/${org}/imports`}>
              Upload usage
            </LinkButton>
          )}
          {abilities.includes("workload:edit") && (
            <>
              <LinkButton href={`/o/${org}/workloads/new`}>New workload</LinkButton>
              <LinkButton href={`/o/${org}/workloads/mapping`}>Map usage</LinkButton>
            </>
          )}
        </EmptyState>
      </Section>
    </>
  );
}
