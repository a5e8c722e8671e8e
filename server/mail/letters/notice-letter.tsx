import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { style } from "./letter-style";
import { wrapped } from "./review-text";

export interface NoticeLetterProps {
  readonly organization: string;
  readonly finding: string;
  readonly paragraphs: readonly string[];
  readonly link: { readonly url: string; readonly label: string };
  readonly why: string;
}

/** A short letter: one finding, what follows from it, one thing to open. */
export function NoticeLetter({ organization, finding, paragraphs, link, why }: NoticeLetterProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
      </Head>
      <Preview>{finding}</Preview>
      <Body style={style.body}>
        <Container style={style.sheet}>
          <Section style={style.bar}>
            <Text style={style.muted}>{organization} · Quarterdeck</Text>
          </Section>
          <Section style={style.main}>
            <h1 style={style.h1}>{finding}</h1>
            {paragraphs.map((paragraph) => (
              <Text key={paragraph} style={{ ...style.text, margin: "0 0 12px" }}>
                {paragraph}
              </Text>
            ))}
            <Section style={{ marginTop: 20 }}>
              <Button href={link.url} style={style.button}>
                {link.label}
              </Button>
            </Section>
          </Section>
          <Section style={style.foot}>
            <Text style={style.small}>{why}</Text>
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

/** The same for readers without HTML. */
export const noticeText = ({ finding, paragraphs, link, why }: NoticeLetterProps): string =>
  `${[finding, ...paragraphs].map((paragraph) => wrapped(paragraph)).join("\n\n")}\n\n${link.label}: ${link.url}\n\n${wrapped(why)}\n`;
