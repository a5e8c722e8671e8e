import Link from "next/link";
import { formatCount, formatDay, formatMeasuredShare } from "@/server/kernel/format";
import { CHECKED_FROM_LEVEL, DATA_CHECKS } from "@/server/workloads/schema";
import { DefinitionRows } from "../../../../../../_ui/definition-rows";
import { Section } from "../../../../../../_ui/section";
import type { TenantOutputs } from "../../../../_words/outputs";
import { costRows } from "../../_words/proposal-words";

type Work = TenantOutputs["workloads"]["read"];

interface OptionFactsProps {
  readonly option: Work["options"][number];
  readonly work: Work;
  /** The workload's page. */
  readonly path: string;
}

/** What an option costs line by line, when it is switched off, what was measured of it, what its data lacks. */
export function OptionFacts({ option, work, path }: OptionFactsProps) {
  const { costs, definition, forEngine, evidence, version } = option;
  const { sampleSize, accuracy, consistency } = forEngine?.evidence ?? {};
  const measured = [
    typeof accuracy === "number" && `${formatMeasuredShare(accuracy)} accuracy`,
    typeof consistency === "number" && `${formatMeasuredShare(consistency)} consistency`,
  ].filter(Boolean);
  const retiresOn = forEngine?.retiresOn ?? definition.retiresOn;
  const open = DATA_CHECKS.length - (definition.dataChecks ?? []).length;
  const rows = [
    ...(costs
      ? costRows(costs, work.currency)
      : [{ term: "Costs", value: "not known: it has no price, or its usage says too little" }]),
    { term: "Switched off", value: retiresOn ? formatDay(retiresOn) : "no day is known" },
    {
      term: `Evidence of version ${version}`,
      value:
        measured.length > 0
          ? `${measured.join(", ")}${typeof sampleSize === "number" ? ` of ${formatCount(sampleSize)}` : ""}`
          : evidence.length > 0
            ? "none; earlier versions were measured"
            : "none yet",
    },
    ...(definition.level >= CHECKED_FROM_LEVEL
      ? [
          {
            term: "Data checklist",
            value:
              open === 0 ? "all seen to hold" : `${formatCount(open)} of ${formatCount(DATA_CHECKS.length)} still open`,
          },
        ]
      : []),
  ];
  return (
    <Section title="What it costs, and what is known of it" id="facts">
      <DefinitionRows rows={rows} />
      <p className="mt16">
        <Link href={`${path}/evidence?option=${encodeURIComponent(option.key)}`}>Upload results of it</Link>
      </p>
    </Section>
  );
}
