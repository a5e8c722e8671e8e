import Link from "next/link";
import { formatCount, formatMeasuredShare, formatMoney } from "@/server/kernel/format";
import { labelOf, OPTION_VERDICTS, reasonSentence, requirementWords } from "@/server/review/wording";
import { DataTable } from "../../../../_ui/data-table";
import { EmptyState } from "../../../../_ui/empty-state";
import { LinkButton } from "../../../../_ui/link-button";
import { Section } from "../../../../_ui/section";
import type { Cell, Column, Row } from "../../../../_ui/table-cells";
import type { TenantOutputs } from "../../_words/outputs";
import { sortable } from "../../_words/sortable";
import { WordedStatus } from "../../_words/worded-status";
import { breakEvenRange } from "./_words/break-even-view";
import { optionsHeadline, perThousand, roiWords } from "./_words/option-words";
import { OptionNotes } from "./option-notes";

type Work = TenantOutputs["workloads"]["read"];
type Option = Work["options"][number];

interface OptionTableProps {
  readonly work: Work;
  readonly path: string;
  readonly mayEdit: boolean;
}

/** What could serve the workload: what was measured, what it costs, when it would pay back. */
export function OptionTable({ work, path, mayEdit }: OptionTableProps) {
  const { answer, options, currency, policy } = work;
  const { usage } = answer;
  const requests = usage.figures.requestsPerMonth.value;
  const [input, output] = [usage.figures.inputTokensPerRequest.value, usage.figures.outputTokensPerRequest.value];
  const aside =
    requests !== null && input !== null && output !== null
      ? `${formatCount(Math.round(requests))} requests a month, ${formatCount(Math.round(input))} tokens in, ${formatCount(Math.round(output))} out`
      : undefined;
  const sorted = [...options].sort((one, other) => Number(other.isInUse) - Number(one.isInUse));
  return (
    <Section title={optionsHeadline(options.map(({ judged }) => judged?.verdict ?? null))} aside={aside} id="options">
      {options.length === 0 ? (
        <EmptyState
          title="Name what could serve it"
          text="An option is a model with its prompt, its hosting and its price. Begin with the one in use, then add what may be cheaper or better."
        />
      ) : (
        <div className="wide-table" tabIndex={0} role="region" aria-label="Options of this workload">
          <DataTable
            caption="Options of this workload"
            columns={columnsOf(work)}
            rows={[...routerRow(work), ...sorted.map((option) => rowOf(option, work, path, mayEdit))]}
            fileName={`options-${answer.id}.csv`}
          />
        </div>
      )}
      <p className="small faint table-note">
        Horizon {policy.horizonMonths} months, less where an option is switched off sooner; month 1 at today’s volume,
        in {currency}. Break-even: expected – adverse. An option that fails is shown for its price and never chosen.
      </p>
      <OptionNotes work={work} path={path} mayEdit={mayEdit} />
      {mayEdit && (
        <div className="acts mt16">
          <LinkButton href={`${path}/options/proposed`}>See what is proposed</LinkButton>
          <LinkButton look="second" href={`${path}/options/new`}>
            Add an option
          </LinkButton>
        </div>
      )}
    </Section>
  );
}

function columnsOf({ profile, currency }: Work): Column[] {
  const required = requirementWords(profile.requirements);
  return sortable([
    { key: "name", label: "Option", phone: "full" },
    { key: "level", label: "Level", isNumeric: true },
    { key: "verdict", label: required ? `Against ${required}` : "Evidence", hasGap: true, phone: "full" },
    { key: "monthly", label: `Cost a month\n${currency}`, isNumeric: true, phoneLabel: "A month" },
    { key: "thousand", label: `Per 1,000\nrequests`, isNumeric: true, phoneLabel: "Per 1,000" },
    { key: "upfront", label: "Up-front", isNumeric: true },
    { key: "breakEven", label: "Break-even\nmonths", isNumeric: true, phoneLabel: "Break-even" },
    { key: "saving", label: "Saving over\nits horizon", isNumeric: true, phoneLabel: "Saving" },
    { key: "roi", label: "ROI", isNumeric: true },
    { key: "robust", label: "Robust", isNumeric: true },
  ]);
}

const whole = (amount: number, currency: string): Cell => ({
  show: formatMoney(amount, currency, { style: "whole" }),
  value: amount,
});

function costCells(monthly: number | null, perRequest: number | null, currency: string): Record<string, Cell> {
  return {
    monthly: monthly === null ? null : whole(monthly, currency),
    thousand: perRequest === null ? null : { show: perThousand(perRequest), value: perRequest * 1000 },
  };
}

function rowOf(option: Option, work: Work, path: string, mayEdit: boolean): Row {
  const { answer, currency } = work;
  const { recommendation } = answer;
  const { key, definition, economics, isInUse, judged } = option;
  const current = recommendation?.current?.option === key ? recommendation.current : null;
  const name = mayEdit ? <Link href={`${path}/options/${key}`}>{definition.label}</Link> : definition.label;
  return {
    id: key,
    isInUse,
    cells: {
      name: {
        show: (
          <>
            {name}
            <OptionSub option={option} work={work} />
          </>
        ),
        value: definition.label,
      },
      level: definition.level,
      verdict: { show: <Verdict option={option} />, value: judged ? OPTION_VERDICTS[judged.verdict].word : null },
      ...costCells(
        current?.monthlyCost ?? economics?.monthlyCost ?? null,
        current?.costPerRequest ?? economics?.costPerRequest ?? null,
        currency,
      ),
      ...(economics && !current
        ? {
            upfront: whole(economics.upfront, currency),
            breakEven: { show: breakEvenRange(economics), value: economics.breakEvenMonths },
            saving: economics.horizonSaving === null ? null : whole(economics.horizonSaving, currency),
            roi: { show: roiWords(economics), value: economics.roi },
            robust: economics.robust,
          }
        : {}),
    },
  };
}

/** Several options serve it and none of them routes: what they cost together. */
function routerRow({ answer, currency }: Work): Row[] {
  const { recommendation, inUse, present } = answer;
  if (!inUse.router || inUse.router.isListed || !recommendation?.current || !present) return [];
  const { monthlyCost, costPerRequest } = recommendation.current;
  return [
    {
      id: inUse.router.key,
      isInUse: true,
      cells: {
        name: {
          show: (
            <>
              {present.label}
              <span className="sub">in use together, by measured shares</span>
            </>
          ),
          value: present.label,
        },
        level: present.level,
        ...costCells(monthlyCost, costPerRequest, currency),
      },
    },
  ];
}

function OptionSub({ option, work: { answer } }: { option: Option; work: Work }) {
  const { recommendation, leftOut } = answer;
  const isAdvised = recommendation !== null && recommendation.option === option.key && recommendation.action !== "keep";
  const excluded = option.excluded && recommendation ? exclusionSentence(option, recommendation) : null;
  const facts = [
    option.isInUse &&
      (option.measuredShare > 0 ? `in use, ${formatMeasuredShare(option.measuredShare)} of tokens` : "in use"),
    leftOut.includes(option.key) && "left out: it has no price",
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <span className="sub">{facts.join(" · ")}</span>}
      {isAdvised && <span className="sub acc">recommended</span>}
      {excluded && <span className="sub">{excluded}</span>}
    </>
  );
}

type Recommendation = NonNullable<Work["answer"]["recommendation"]>;

/** The reason as the rung gives it, with its numbers; else the code alone. */
function exclusionSentence({ key, excluded }: Option, recommendation: Recommendation): string | null {
  if (excluded === null) return null;
  const reasons = recommendation.steps.flatMap((step) => step.reasons);
  const found = reasons.find((reason) => reason.code === excluded && reason.option === key);
  const code = recommendation.excluded[key];
  if (!found && !code) return null;
  const reason = found ?? (code && { code, option: key, source: "policy" as const });
  return reason ? reasonSentence(reason, (option) => labelOf(recommendation, option)) : null;
}

function Verdict({ option: { judged, forEngine } }: { option: Option }) {
  if (!judged) return <span className="muted">not judged</span>;
  const { accuracy, consistency, p95LatencyMs, sampleSize } = forEngine?.evidence ?? {};
  const measured = [
    typeof accuracy === "number" && `${formatMeasuredShare(accuracy)} accuracy`,
    typeof consistency === "number" && `${formatMeasuredShare(consistency)} consistency`,
    typeof p95LatencyMs === "number" && `${formatCount(p95LatencyMs)} ms`,
  ].filter(Boolean);
  const sample = typeof sampleSize === "number" ? ` (n ${formatCount(sampleSize)})` : "";
  return (
    <>
      <WordedStatus of={OPTION_VERDICTS[judged.verdict]} />
      <span className="sub">{measured.length === 0 ? "not measured" : measured.join(", ") + sample}</span>
    </>
  );
}
