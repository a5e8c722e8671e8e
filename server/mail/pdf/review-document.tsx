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
import { EvidencePages } from "./evidence-pages";
import { PdfText as T } from "./pdf-text";
import { style } from "./pdf-style";

export const PAPERS = ["A4", "LETTER"] as const;
export type PaperSize = (typeof PAPERS)[number];

export interface ReviewDocumentProps {
  readonly whole: ReviewWhole;
  readonly content: ReviewContent;
  /** `summary`: the first page alone. */
  readonly scope: ReviewScope;
  readonly size: PaperSize;
  /** The moment of the last signature: a PDF of the same review has the same bytes whenever it is made. */
  readonly signedAt: Date;
}

/** The ladder is laid out at page width in px and set at this scale: 700 px on a text width of about 490 pt. */
const LADDER_PX = 700;
const TEXT_WIDTH = { A4: 487, LETTER: 504 } as const;

export function ReviewDocument({ whole, content, scope, size, signedAt }: ReviewDocumentProps) {
  const { snapshot } = whole;
  const ladder = layoutLadder(ladderItems(snapshot), {
    width: LADDER_PX,
    variant: "movers",
    currency: snapshot.currency,
  });
  return (
    <Document
      title={`${content.organization}, ${content.quarter}: ${content.title}`}
      author={content.organization}
      creator="Quarterdeck"
      producer="Quarterdeck"
      language="en"
      creationDate={signedAt}
      modificationDate={signedAt}
      pageMode="useOutlines"
    >
      <Page size={size} style={style.page} bookmark="Decisions">
        <RunningHead content={content} />
        <T style={style.h1}>{content.headline.join(" ")}</T>
        <T style={style.lede}>{content.lede.join(" ")}</T>
        <DrawingPdf drawing={ladder} scale={TEXT_WIDTH[size] / LADDER_PX} />
        <T
          style={style.caption}
        >{`${content.ladderTitle}. Area: spend of the quarter; only those that should move are named; dashed: to be tried first.`}</T>
        <T style={style.h2}>{content.decisionsTitle}</T>
        {content.decisions.map((decision) => (
          <DecisionRow key={decision.line.id} decision={decision} />
        ))}
        <T style={style.caption}>{`How sure: ${content.qualityLine}`}</T>
        <RunningFoot content={content} />
      </Page>
      {scope === "whole" && (
        <EvidencePages
          content={content}
          size={size}
          head={<RunningHead content={content} />}
          foot={<RunningFoot content={content} />}
        />
      )}
    </Document>
  );
}

function DecisionRow({ decision }: { decision: DecisionContent }) {
  const { line } = decision;
  return (
    <View style={style.row} wrap={false}>
      <View style={{ width: 34 }}>
        <DrawingPdf
          drawing={layoutGlyph(line.level, line.recommendedLevel ?? line.level, line.action ?? "keep")}
          scale={0.62}
        />
      </View>
      <View style={{ flex: 1, paddingRight: 12 }}>
        <Text>
          <T style={style.strong}>{`${decision.workload}. `}</T>
          <T>{`${decision.action}.`}</T>
        </Text>
        <T style={style.muted}>{decision.reason}</T>
        <T style={decision.decided ? style.strong : style.asked}>{decision.decided ?? "Decision needed"}</T>
        {decision.sentence && <T style={style.muted}>{`“${decision.sentence}”`}</T>}
      </View>
      <View style={{ width: 84 }}>
        <T style={{ ...style.strong, ...style.number }}>{decision.saving}</T>
        {line.saving && <T style={{ ...style.muted, ...style.number }}>a year</T>}
        {line.confidence !== "none" && <T style={{ ...style.muted, ...style.number }}>{decision.confidence}</T>}
      </View>
    </View>
  );
}

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
