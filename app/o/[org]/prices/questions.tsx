import { formatDay } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { TenantAnswers } from "../../../_api/answers";
import { DataTable } from "../../../_ui/data-table";
import { Section } from "../../../_ui/section";
import { actColumn, type Column } from "../../../_ui/table-cells";
import { pricesInWords } from "./prices-in-words";
import { SettleQuestion } from "./settle-question";

type Open = TenantAnswers["prices"]["questions"];
type Question = Open["questions"][number];

interface QuestionsProps {
  readonly open: Open;
  readonly isOperator: boolean;
  readonly mayTakeForSelf: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "model", label: "Model", phone: "full" },
  { key: "proposed", label: "Proposed, per million" },
  { key: "inForce", label: "In force" },
  { key: "why", label: "Why it waits", hasGap: true, phone: "full" },
];
const ACTS: Column = actColumn("Settle", "acts");

/** Prices that reach no figure until somebody has looked: where sources differ, and what is suspicious. */
export function Questions({ open, isOperator, mayTakeForSelf }: QuestionsProps) {
  const { questions, total, shown } = open;
  const disputed = questions.filter(({ verdict }) => verdict === "disputed");
  const quarantined = questions.filter(({ verdict }) => verdict === "quarantined");
  const table = (caption: string, rows: readonly Question[], fileName: string) => (
    <DataTable
      caption={caption}
      phone="one"
      fileName={fileName}
      columns={isOperator || mayTakeForSelf ? [...COLUMNS, ACTS] : COLUMNS}
      rows={rows.map((question) => rowOf(question, isOperator, mayTakeForSelf))}
    />
  );
  return (
    <>
      {disputed.length > 0 && (
        <Section
          title={`${disputed.length} ${plural(disputed.length, "price is", "prices are")} disputed; what was in force stays`}
          aside="Sources that differ by more than 1 %; your models first"
        >
          {table("Disputed prices", disputed, "disputed-prices.csv")}
        </Section>
      )}
      {quarantined.length > 0 && (
        <Section
          title={`${quarantined.length} ${plural(quarantined.length, "price is", "prices are")} in quarantine and in no figure`}
          aside="Changes that look like mistakes; your models first"
        >
          {table("Prices in quarantine", quarantined, "quarantined-prices.csv")}
        </Section>
      )}
      {total > shown && <p className="muted">{total - shown} more wait; the operator lists them all.</p>}
      {total > 0 && !isOperator && (
        <p className="muted">
          The book is the installation&apos;s: its operator accepts or turns down for everybody.
          {mayTakeForSelf && " You may take a price for your organization alone."}
        </p>
      )}
    </>
  );
}

function rowOf(question: Question, isOperator: boolean, mayTakeForSelf: boolean) {
  const { id, provider, model, feed, asOf, entry, current, others, why, isInUse } = question;
  const isByHand = feed === "operator";
  return {
    id,
    isInUse,
    cells: {
      model: {
        show: (
          <>
            {model}
            <span className="sub">
              {provider}
              {isInUse && ", in use here"}
            </span>
          </>
        ),
        value: `${provider}/${model}`,
      },
      proposed: {
        show: (
          <>
            {isByHand ? "–" : pricesInWords(entry)}
            <span className="sub">
              {isByHand ? "doubted by the operator" : feed}, {formatDay(asOf)}
            </span>
          </>
        ),
        value: isByHand ? null : pricesInWords(entry),
      },
      inForce: {
        show: current ? (
          <>
            {pricesInWords(current)}
            <span className="sub">{sourcesOf(current, others)}</span>
          </>
        ) : (
          "no price yet"
        ),
        value: current ? pricesInWords(current) : null,
      },
      why: why.slice(0, 3).join("; ") + (why.length > 3 ? `; and ${why.length - 3} more` : ""),
      acts: {
        show: (
          <span className="acts">
            {isOperator && <SettleQuestion id={id} model={model} settling="accept" />}
            {isOperator && !isByHand && <SettleQuestion id={id} model={model} settling="decline" />}
            {mayTakeForSelf && !isByHand && <SettleQuestion id={id} model={model} settling="own" />}
          </span>
        ),
        value: null,
      },
    },
  };
}

const sourcesOf = (current: { source: string }, others: readonly { source: string }[]): string =>
  [...new Set([current.source, ...others.map(({ source }) => source)])].join(" · ");
