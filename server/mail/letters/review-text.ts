import type { ReviewContent } from "@/server/review/wording";
import type { ReviewLetterProps } from "./review-letter";

const WIDTH = 76;

/** Breaks a paragraph at blanks, so that it reads well wherever plain text is shown. */
export function wrapped(text: string, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = line.trim() === "" ? indent + word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

const section = (title: string, paragraphs: readonly string[]): string[] =>
  paragraphs.length === 0 ? [] : [`${title}\n${"-".repeat(Math.min(WIDTH, title.length))}`, ...paragraphs];

/** The same letter for readers without HTML. */
export function reviewText({
  content,
  scope,
  signedOn,
  link,
  linkUntil,
  stopLink,
  addedBy,
}: Omit<ReviewLetterProps, "pictures">): string {
  const paragraphs = [
    `${content.organization}, quarterly review ${content.quarter}, signed ${signedOn}`,
    wrapped(content.headline.join(" ")),
    wrapped(content.lede.join(" ")),
    ...section(content.decisionsTitle, content.decisions.map(decisionParagraph)),
    ...(scope === "whole" ? evidence(content) : []),
    `Read the ${scope === "whole" ? "review" : "summary"}: ${link}\n(this review only, until ${linkUntil}; the PDF is attached)`,
    wrapped(`${content.qualityLine} Snapshot ${content.hash}, signed by ${content.signatures.join(" and ")}.`),
    wrapped(`You get this because ${addedBy} added you to ${content.organization}'s quarterly review.`) +
      `\nStop these mails: ${stopLink}`,
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/** What the pages after the first say, in short. */
const evidence = (content: ReviewContent): string[] => [
  ...section(content.promisedTitle, [
    wrapped([content.promisedSentence, `${content.deploymentsTitle}.`].filter(Boolean).join(" ")),
    ...content.deployments.map((line) => wrapped(`${line.name}: ${line.sentence} ${line.quarter} in the quarter.`)),
  ]),
  ...section(
    content.retirementsTitle,
    content.retirements.map((line) => wrapped(line)),
  ),
  ...section(
    "Scenarios that were looked at",
    content.scenarios.map((one) => wrapped(`${one.title}: ${one.changes.join("; ")}. Then: ${one.then}.`)),
  ),
];

function decisionParagraph(decision: ReviewContent["decisions"][number]): string {
  const { line, workload, action, reason, saving, confidence, decided } = decision;
  const worth = [line.saving && `${saving} a year`, line.confidence !== "none" && confidence]
    .filter(Boolean)
    .join(", ");
  return [
    `${workload}: ${action}`,
    wrapped(reason, "  "),
    `  ${[worth, decided ?? "No decision"].filter(Boolean).join(". ")}.`,
  ].join("\n");
}
