import { Page, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReviewContent } from "@/server/review/wording";
import { PdfText as T } from "./pdf-text";
import { style } from "./pdf-style";
import type { PaperSize } from "./review-document";

interface EvidencePagesProps {
  readonly content: ReviewContent;
  readonly size: PaperSize;
  readonly head: ReactNode;
  readonly foot: ReactNode;
}

/** What the first page rests on: promises, deployments, retirements, prices, data, signatures, and every ladder. */
export function EvidencePages({ content, size, head, foot }: EvidencePagesProps) {
  return (
    <>
      <Page size={size} style={style.page} bookmark="Evidence">
        {head}
        <T style={style.h2}>{content.promisedTitle}</T>
        <T>{content.promisedSentence}</T>
        <Rows
          columns={["Accepted", "Workload and decision", "Promised", "Realised"]}
          rows={content.promised.map((line) => [line.accepted, line.what, line.promised, line.realised])}
        />
        <T style={style.h2}>{content.deploymentsTitle}</T>
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
        <T style={style.h2}>{content.retirementsTitle}</T>
        {content.retirements.map((line) => (
          <T key={line}>{line}</T>
        ))}
        <T style={style.h2}>{content.pricesTitle}</T>
        <Rows
          columns={["Model", "What changed", "From", "Effect"]}
          rows={content.prices.map((line) => [line.model, line.what, line.from, line.effect])}
        />
        {content.adjustments.map((line) => (
          <T key={line}>{line}</T>
        ))}
        <T style={style.h2}>{content.qualityTitle}</T>
        <T>{content.quality.join(" ")}</T>
        {content.scenarios.length > 0 && <T style={style.h2}>Scenarios that were looked at</T>}
        {content.scenarios.map((scenario) => (
          <View key={scenario.id} wrap={false}>
            <T style={style.strong}>{scenario.title}</T>
            <T>{`Supposed: ${scenario.changes.join("; ")}.`}</T>
            <T>{`Then: ${scenario.then}. Now: ${scenario.now}.`}</T>
            <T style={style.muted}>{[scenario.note, scenario.by].filter(Boolean).join(" · ")}</T>
          </View>
        ))}
        <T style={style.h2}>Signatures</T>
        {content.signatures.map((line) => (
          <T key={line}>{line}</T>
        ))}
        <T style={style.caption}>{`${content.versions}. The same snapshot gives the same review, byte for byte.`}</T>
        {foot}
      </Page>
      <Page size={size} style={style.page} bookmark="Appendix">
        {head}
        <T style={style.h2}>Appendix: every workload&apos;s ladder</T>
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
        {foot}
      </Page>
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
