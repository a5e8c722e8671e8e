import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Column } from "@react-email/column";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Row } from "@react-email/row";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { ReviewContent, DecisionContent, ReviewScope } from "@/server/review/wording";
import { glyphName } from "../pictures/glyph-name";
import type { Picture } from "../pictures/picture";
import { style } from "./letter-style";

export interface ReviewLetterProps {
  readonly content: ReviewContent;
  /** `summary`: what the first page says, and no more. */
  readonly scope: ReviewScope;
  readonly signedOn: string;
  readonly pictures: readonly Pick<Picture, "name" | "alt" | "width" | "height">[];
  /** Where the review opens for this recipient, and until when; what ends these mails. */
  readonly link: string;
  readonly linkUntil: string;
  readonly stopLink: string;
  readonly addedBy: string;
}

/** The one rule that stands outside the elements: a phone's width is for the text. */
const NARROW = "@media (max-width:480px){.edge{padding-left:16px!important;padding-right:16px!important}}";

/** A step keeps its two levels on one line. */
const together = (text: string): string => text.replaceAll(/level (\d) → (\d)/g, "level\u00a0$1\u00a0→\u00a0$2");

/** The quarterly review as a letter: pictures are inside it, nothing is loaded from elsewhere. */
export function ReviewLetter(props: ReviewLetterProps) {
  const { content, scope, signedOn, pictures, link, linkUntil, stopLink, addedBy } = props;
  const ladder = pictures.find(({ name }) => name === "ladder.png");
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <style>{NARROW}</style>
      </Head>
      <Preview>{content.headline.join(" ")}</Preview>
      <Body style={style.body}>
        <Container style={style.sheet}>
          <Section className="edge" style={style.bar}>
            <Row>
              <Column>
                <Text style={style.strong}>Quarterly review</Text>
              </Column>
              <Column align="right">
                <Text style={style.muted}>
                  {content.organization} · {content.quarter} · signed {signedOn}
                </Text>
              </Column>
            </Row>
          </Section>
          <Section className="edge" style={style.main}>
            <h1 style={style.h1}>{content.headline.join(" ")}</h1>
            <Text style={style.lede}>{content.lede.join(" ")}</Text>
            {ladder && <Img src={`cid:${ladder.name}`} alt={ladder.alt} width={ladder.width} style={style.picture} />}
            <Text style={style.caption}>
              {content.ladderTitle}. Area is the spend of the quarter; arrows lead to the recommended rung, dashed ones
              are trials first.
            </Text>
            <h2 style={style.h2}>{content.decisionsTitle}</h2>
            {content.decisions.map((decision) => (
              <DecisionRow key={decision.line.id} decision={decision} />
            ))}
            {scope === "whole" && <Evidence content={content} />}
            <Section style={{ marginTop: 32 }}>
              <Button href={link} style={style.button}>
                {scope === "whole" ? "Read the review" : "Read the summary"}
              </Button>
              <Text style={style.caption}>or the PDF, attached</Text>
            </Section>
          </Section>
          <Section className="edge" style={style.foot}>
            <Text style={style.small}>
              {content.qualityLine} Snapshot {content.hash}, signed by {content.signatures.join(" and ")}.
            </Text>
            <Text style={style.small}>
              You get this because {addedBy} added you to {content.organization}&rsquo;s quarterly review. The link
              opens this review only, until {linkUntil}.{" "}
              <Link href={stopLink} style={style.link}>
                Stop these mails
              </Link>
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/** What the pages after the first say, in short. */
function Evidence({ content }: { content: ReviewContent }) {
  return (
    <>
      <h2 style={style.h2}>{content.promisedTitle}</h2>
      <Text style={style.text}>
        {[content.promisedSentence, `${content.deploymentsTitle}.`].filter(Boolean).join(" ")}
      </Text>
      {content.deployments.map((line) => (
        <Text key={line.name} style={style.line}>
          <span style={style.strong}>{line.name}:</span> {line.sentence} {line.quarter} in the quarter.
        </Text>
      ))}
      <h2 style={style.h2}>{content.retirementsTitle}</h2>
      {content.retirements.map((line) => (
        <Text key={line} style={{ ...style.text, marginTop: 4 }}>
          {line}
        </Text>
      ))}
      {content.scenarios.length > 0 && <h2 style={style.h2}>Scenarios that were looked at</h2>}
      {content.scenarios.map((scenario) => (
        <Text key={scenario.id} style={style.line}>
          <span style={style.strong}>{scenario.title}:</span>{" "}
          {`${scenario.changes.join("; ")}. Then: ${scenario.then}.`}
        </Text>
      ))}
    </>
  );
}

function DecisionRow({ decision }: { decision: DecisionContent }) {
  return (
    <Row style={style.row}>
      <Column style={{ ...style.cell, width: 52 }}>
        <Img src={`cid:${glyphName(decision.line)}`} alt="" width={36} height={46} />
      </Column>
      <Column style={style.cell}>
        <Text style={style.strong}>{decision.workload}</Text>
        <Text style={style.text}>{together(decision.action)}</Text>
        <Text style={style.muted}>{decision.decided ?? "no decision"}</Text>
      </Column>
      <Column style={{ ...style.cell, width: 110 }} align="right">
        <Text style={style.number}>{decision.saving}</Text>
        {decision.line.saving && <Text style={{ ...style.small, textAlign: "right" }}>a year</Text>}
      </Column>
    </Row>
  );
}
