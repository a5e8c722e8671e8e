import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { formatMoney } from "@/server/kernel/format";
import { sampleDecision, sampleSnapshot, sampleWorkload } from "@/server/review/rules/sample-review";
import { fontFiles } from "./fonts";
import { renderLetter } from "./render-letter";
import { renderReview, type RenderedReview } from "./render-review";

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const SIGNED = new Date("2026-10-09T09:14:00Z");
const snapshot = sampleSnapshot({});
const whole = {
  snapshot,
  decisions: [sampleDecision({})],
  signatures: [{ personId: "p", name: "Maya Okafor", title: null, signedAt: SIGNED.toISOString() }],
  numbersHash: "9f3c61ab".padEnd(60, "0") + "e07d",
};

const pdf = ({ pdfs }: RenderedReview, name: string): Uint8Array => {
  const found = pdfs.find((one) => one.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found.bytes;
};

async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
}

describe("a signed review, rendered", () => {
  let rendered: RenderedReview;
  beforeAll(async () => {
    rendered = await renderReview(whole, SIGNED, fontFiles(root));
    if (process.env.KEEP_LETTERS) {
      mkdirSync(process.env.KEEP_LETTERS, { recursive: true });
      for (const { name, bytes } of rendered.pdfs) writeFileSync(path.join(process.env.KEEP_LETTERS, name), bytes);
      for (const { name, png } of rendered.pictures) writeFileSync(path.join(process.env.KEEP_LETTERS, name), png);
    }
  });

  it("says in the PDF what the page says", async () => {
    const text = await textOf(pdf(rendered, "review-a4.pdf"));
    expect(text).toContain(formatMoney(snapshot.spend, snapshot.currency));
    expect(text).toContain(rendered.content.decisionsTitle);
    expect(text).toContain(`Snapshot ${rendered.content.hash}`);
    expect(text).toMatch(/Page 1 of \d/);
  });

  it("has an outline that leads to each part, and says its language", async () => {
    const document = await getDocumentProxy(new Uint8Array(pdf(rendered, "review-a4.pdf")));
    const titles = (await document.getOutline()).flatMap((entry) => [
      entry.title,
      ...entry.items.map(({ title }) => title),
    ]);
    const { content } = rendered;
    expect(titles).toEqual([
      ...[content.decisionsTitle, content.promisedTitle, content.deploymentsTitle, content.retirementsTitle],
      ...[content.pricesTitle, content.qualityTitle, "Signatures", "Appendix: every workload’s ladder"],
    ]);
    expect(Buffer.from(pdf(rendered, "review-a4.pdf")).toString("latin1")).toMatch(/\/Lang \(en\)/);
  });

  it.each([7, 24])(
    "is one page as a summary of %i decisions on either paper, and names those it has no room for",
    { timeout: 60_000 },
    async (count) => {
      const workloads = Array.from({ length: count }, (_, at) =>
        sampleWorkload({ id: `w${at}`, name: `Workload number ${at + 1}` }),
      );
      const decisions = workloads.map(({ id }) => sampleDecision({ workloadId: id }));
      const many = await renderReview(
        { ...whole, snapshot: sampleSnapshot({ workloads }), decisions },
        SIGNED,
        fontFiles(root),
      );
      for (const paper of ["a4", "letter"]) {
        const text = await textOf(pdf(many, `summary-${paper}.pdf`));
        expect(text).toContain("Page 1 of 1");
        for (const { name } of workloads) expect(text, `${name} on ${paper}`).toContain(name);
      }
    },
  );

  it("is a single page as a summary, in the PDF and in the letter", async () => {
    const text = await textOf(pdf(rendered, "summary-a4.pdf"));
    expect(text).toContain(rendered.content.decisionsTitle);
    expect(text).not.toContain(rendered.content.deploymentsTitle);
    expect(text).toContain("Page 1 of 1");
    const letter = await renderLetter({
      ...{ content: rendered.content, scope: "summary", signedOn: "9 October", pictures: [], addedBy: "Maya Okafor" },
      ...{ link: "https://q.example/r/x", linkUntil: "7 January", stopLink: "https://q.example/r/x/stop" },
    });
    for (const body of [letter.html, letter.text]) {
      expect(body).toContain("Read the summary");
      expect(body).not.toContain(rendered.content.deploymentsTitle);
    }
  });

  it("gives the same bytes again", async () => {
    const again = await renderReview(whole, SIGNED, fontFiles(root));
    const names = rendered.pdfs.map(({ name }) => name);
    expect(names).toEqual(["review-a4.pdf", "review-letter.pdf", "summary-a4.pdf", "summary-letter.pdf"]);
    for (const name of names)
      expect(Buffer.from(pdf(again, name)).equals(Buffer.from(pdf(rendered, name))), name).toBe(true);
    expect(again.pictures.map(({ png }) => Buffer.from(png).toString("base64"))).toEqual(
      rendered.pictures.map(({ png }) => Buffer.from(png).toString("base64")),
    );
  });

  it("carries every picture that its HTML names, and loads nothing from elsewhere", async () => {
    const props = {
      content: rendered.content,
      scope: "whole" as const,
      signedOn: "9 October",
      pictures: rendered.pictures,
      link: "https://q.example/r/x",
      linkUntil: "7 January 2027",
      stopLink: "https://q.example/r/x/stop",
      addedBy: "Maya Okafor",
    };
    const { html, text } = await renderLetter(props);
    if (process.env.KEEP_LETTERS) writeFileSync(path.join(process.env.KEEP_LETTERS, "letter.html"), html);
    const named = [...html.matchAll(/src="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(1);
    for (const source of named) expect(rendered.pictures.map(({ name }) => `cid:${name}`)).toContain(source);
    expect(text).toContain("https://q.example/r/x/stop");
    for (const line of text.split("\n").filter((each) => !each.includes("https://")))
      expect(line.length).toBeLessThanOrEqual(110);
  });

  it("shows a name with mark-up as text", async () => {
    const nasty = { ...snapshot, organization: { ...snapshot.organization, name: "<script>alert(1)</script>" } };
    const { content } = await renderReview({ ...whole, snapshot: nasty }, SIGNED, fontFiles(root));
    const { html } = await renderLetter({
      content,
      scope: "whole",
      signedOn: "9 October",
      pictures: [],
      link: "https://q.example/r/x",
      linkUntil: "7 January",
      stopLink: "https://q.example/s",
      addedBy: "M",
    });
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script&gt;");
  });
});
