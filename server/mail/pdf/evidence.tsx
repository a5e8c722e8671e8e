import { View } from "@react-pdf/renderer";
import type { ReviewContent } from "@/server/review/wording";
import { PdfText as T } from "./pdf-text";
import { style } from "./pdf-style";

interface EvidenceProps {
  readonly content: ReviewContent;
}

/** Every box may have an entry in the outline; the library types it for pages alone. */
const outlined = (title: string): object => ({ bookmark: title });

/** A title with its entry in the outline; never the last thing on a page. */
function Title({ children }: { children: string }) {
  return (
    <View {...outlined(children)} minPresenceAhead={60}>
      <T style={style.h2}>{children}</T>
    </View>
  );
}

/** What the first page rests on: promises, deployments, retirements, prices, data, signatures. */
export function Evidence({ content }: EvidenceProps) {
  return (
    <>
      <Title>{content.promisedTitle}</Title>
      <T>{content.promisedSentence}</T>
      <Rows
        columns={["Accepted", "Workload and decision", "Promised", "Realised"]}
        rows={content.promised.map((line) => [line.accepted, line.what, line.promised, line.realised])}
      />
      <Title>{content.deploymentsTitle}</Title>
      <Rows
        columns={["Deployment", "How it stands", "Invested", "Quarter", "Since start", "From here"]}
        rows={content.deployments.map((line) => [
          line.name,
          line.sentence,
          line.invested,
          line.quarter,
          line.since,
          line.verdict,
        ])}
      />
      <Title>{content.retirementsTitle}</Title>
      {content.retirements.map((line) => (
        <T key={line}>{line}</T>
      ))}
      <Title>{content.pricesTitle}</Title>
      <Rows
        columns={["Model", "What changed", "From", "Effect"]}
        rows={content.prices.map((line) => [line.model, line.what, line.from, line.effect])}
      />
      {content.adjustments.map((line) => (
        <T key={line}>{line}</T>
      ))}
      <Title>{content.qualityTitle}</Title>
      <T>{content.quality.join(" ")}</T>
      {content.scenarios.length > 0 && <Title>Scenarios that were looked at</Title>}
      {content.scenarios.map((scenario) => (
        <View key={scenario.id} wrap={false}>
          <T style={style.strong}>{scenario.title}</T>
          <T>{`Supposed: ${scenario.changes.join("; ")}.`}</T>
          <T>{`Then: ${scenario.then}. Now: ${scenario.now}.`}</T>
          <T style={style.muted}>{[scenario.note, scenario.by].filter(Boolean).join(" · ")}</T>
        </View>
      ))}
      <Title>Signatures</Title>
      {content.signatures.map((line) => (
        <T key={line}>{line}</T>
      ))}
      <T style={style.caption}>{`${content.versions}. The same snapshot gives the same review, byte for byte.`}</T>
    </>
  );
}

/** Every workload's ladder with its reasons. */
export function Appendix({ content }: EvidenceProps) {
  return (
    <>
      <Title>Appendix: every workload’s ladder</Title>
      {content.appendix.map((workload) => (
        <View key={workload.id} wrap={false}>
          <T style={style.h3}>{`${workload.name}, ${workload.spend}`}</T>
          {workload.withheld && <T style={style.muted}>{workload.withheld}</T>}
          {workload.steps.map((step) => (
            <View key={step.level} style={{ flexDirection: "row", paddingVertical: 1.5 }}>
              <T style={{ width: 108 }}>{`${step.level} ${step.name}`}</T>
              <T style={{ ...style.strong, width: 68 }}>{step.verdict}</T>
              <T style={{ ...style.muted, flex: 1 }}>{step.reasons}</T>
            </View>
          ))}
        </View>
      ))}
    </>
  );
}

/** A table: the first two columns are words, the others figures, but for those that say when or what next. */
function Rows({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  if (rows.length === 0) return null;
  const isAfter = (index: number) => columns[index] === "From here" || columns[index] === "From";
  const cell = (index: number) =>
    index === 0
      ? { width: "24%", paddingRight: 10 }
      : index === 1
        ? { flex: 1, paddingRight: 8 }
        : isAfter(index)
          ? { width: "14%", paddingLeft: 12 }
          : { width: "12%", ...style.number };
  return (
    <View style={{ marginTop: 4 }}>
      <View style={style.headRow}>
        {columns.map((column, index) => (
          <T key={index} style={{ ...cell(index), ...style.column }}>
            {column}
          </T>
        ))}
      </View>
      {rows.map((row, number) => (
        <View key={number} style={style.row} wrap={false}>
          {row.map((text, index) => (
            <T key={index} style={cell(index)}>
              {text}
            </T>
          ))}
        </View>
      ))}
    </View>
  );
}
