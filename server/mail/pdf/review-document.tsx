import { Document, Page, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { layoutGlyph, layoutLadder } from "@/server/drawings";
import {
  ladderItems,
  type DecisionContent,
  type ReviewContent,
  type ReviewScope,
  type ReviewWhole,
} from "@/server/review/wording";
import { DrawingPdf } from "./drawing-pdf";
import { Appendix, Evidence } from "./evidence";
import { fitDecisions, roomForDecisions, shortReason, textWidthOn } from "./fit-decisions";
import { PdfText as T } from "./pdf-text";
import { DECISION_COLUMNS, style, type PaperSize } from "./pdf-style";

export interface ReviewDocumentProps {
  readonly whole: ReviewWhole;
  readonly content: ReviewContent;
  /** `summary`: the first page alone. */
  readonly scope: ReviewScope;
  readonly size: PaperSize;
  /** The moment of the last signature: a PDF of the same review has the same bytes whenever it is made. */
  readonly signedAt: Date;
}

/** The ladder is laid out at this width in px and set to the text's: its names are then 7 pt and have room for their words. */
const LADDER_PX = 820;
export function ReviewDocument({ whole, content, scope, size, signedAt }: ReviewDocumentProps) {
  const { snapshot } = whole;
  const headline = content.headline.join(" ");
  const lede = content.lede.join(" ");
  const scale = textWidthOn(size) / LADDER_PX;
  const ladder = layoutLadder(ladderItems(snapshot), {
    ...{ width: LADDER_PX, variant: "movers" as const, currency: snapshot.currency },
  });
  // Who gets the first page alone gets one page: its decisions in short, and the names of those that it has no room for.
  const isShort = scope === "summary";
  const room = roomForDecisions(size, { headline, lede, drawing: ladder.height * scale });
  const { shown, rest } = isShort ? fitDecisions(content.decisions, room) : { shown: content.decisions, rest: null };
  const head = <RunningHead content={content} />;
  const foot = <RunningFoot content={content} />;
  return (
    <Document
      title={`${content.organization}, ${content.quarter}: ${content.title}`}
      author={content.organization}
      subject={content.headline.join(" ")}
      creator="Quarterdeck"
      producer="Quarterdeck"
      language="en"
      creationDate={signedAt}
      modificationDate={signedAt}
      pageMode="useOutlines"
    >
      <Page size={size} style={style.page} bookmark={content.decisionsTitle}>
        {head}
        <T style={style.h1}>{headline}</T>
        <T style={style.lede}>{lede}</T>
        <DrawingPdf drawing={ladder} scale={scale} />
        <T
          style={style.caption}
        >{`${content.ladderTitle}. Area: spend of the quarter; only those that should move are named; dashed: to be tried first.`}</T>
        <T style={style.h2}>{content.decisionsTitle}</T>
        {shown.map((decision) => (
          <DecisionRow key={decision.line.id} decision={decision} isShort={isShort} />
        ))}
        {rest && <T style={style.row}>{rest}</T>}
        <T style={style.caption}>{`How sure: ${content.qualityLine}`}</T>
        {scope === "whole" && <Evidence content={content} />}
        {scope === "whole" && <Appendix content={content} />}
        {foot}
      </Page>
    </Document>
  );
}

function DecisionRow({ decision, isShort }: { decision: DecisionContent; isShort: boolean }) {
  const { line } = decision;
  return (
    <View style={style.row} wrap={false}>
      <View style={{ width: DECISION_COLUMNS.glyph }}>
        <DrawingPdf
          drawing={layoutGlyph(line.level, line.recommendedLevel ?? line.level, line.action ?? "keep")}
          scale={0.62}
        />
      </View>
      <View style={{ flex: 1, paddingRight: DECISION_COLUMNS.gap }}>
        <Text>
          <T style={style.strong}>{`${decision.workload}. `}</T>
          <T>{`${decision.action}.`}</T>
        </Text>
        <T style={style.muted}>{isShort ? shortReason(decision) : decision.reason}</T>
        {!isShort && <T style={decision.decided ? style.strong : style.asked}>{decided(decision)}</T>}
      </View>
      <View style={{ width: DECISION_COLUMNS.money }}>
        <T style={{ ...style.strong, ...style.number }}>{decision.saving}</T>
        {line.saving && <T style={{ ...style.muted, ...style.number }}>a year</T>}
        {line.confidence !== "none" && <T style={{ ...style.muted, ...style.number }}>{decision.confidence}</T>}
      </View>
    </View>
  );
}

/** `Accepted, Maya Okafor, 14 Oct: “It is proven.”` */
const decided = ({ decided, sentence }: DecisionContent): string =>
  decided === null ? "Decision needed" : sentence ? `${decided}: “${sentence}”` : `${decided}.`;

function RunningHead({ content }: { content: ReviewContent }): ReactNode {
  return (
    <View style={style.head} fixed>
      <T style={{ ...style.strong, ...style.running }}>{content.title}</T>
      <T
        style={{ ...style.muted, ...style.running }}
      >{`${content.organization} · ${content.quarter}, ${content.period}`}</T>
    </View>
  );
}

/** Plain texts, without a line height: beside a text that is made during layout the library would lose them. */
function RunningFoot({ content }: { content: ReviewContent }): ReactNode {
  return (
    <View style={style.foot} fixed>
      <Text>{`Quarterdeck · ${content.organization} · ${content.quarter}`}</Text>
      <Text>{`Snapshot ${content.hash}`}</Text>
      <Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
    </View>
  );
}
