import { renderToBuffer } from "@react-pdf/renderer";
import { createTransport } from "nodemailer";
import { createElement } from "react";
import { SMTPServer } from "smtp-server";
import { freePort } from "@/server/database";
import { fontFiles } from "@/server/mail/fonts";
import { PAPERS } from "@/server/mail/pdf/pdf-style";
import { ReviewDocument } from "@/server/mail/pdf/review-document";
import { renderLetter } from "@/server/mail/render-letter";
import { pdfName, renderReview, type RenderedReview } from "@/server/mail/render-review";
import { messageOf } from "@/server/mail/transports/message";
import { smtp } from "@/server/mail/transports/smtp";
import type { OutgoingLetter } from "@/server/mail/transports/transport";
import { sampleDecision, sampleSnapshot, sampleWorkload } from "@/server/review/rules/sample-review";
import { SCOPES, type ReviewWhole } from "@/server/review/wording";
import { against, type Measured } from "./measured";
import { growth } from "./timed";

/** About a second each and as much again for the peers: `REVIEWS=1000 npm run bench -- mail` is the whole of P10. */
const REVIEWS = Number(process.env.REVIEWS ?? 200);
const WORKLOADS = 12;
const SIGNED = new Date("2026-10-09T09:14:00Z");
const MEBIBYTE = 1024 * 1024;

/** Reviews that differ: another organization and spend each, a dozen workloads, every third of which is to move. */
function reviewAt(index: number): ReviewWhole {
  const workloads = Array.from({ length: WORKLOADS }, (_, at) =>
    sampleWorkload({
      ...{ id: `w${at}`, name: `Workload ${at} of ${index}`, spend: String(1_000 * (at + 1) + index) },
      ...(at % 3 === 0 ? {} : { action: "keep" as const, recommendedLevel: 1 as const }),
    }),
  );
  const snapshot = sampleSnapshot({ organization: { name: `Company ${index}`, slug: `company-${index}` }, workloads });
  const decisions = workloads
    .filter(({ action }) => action !== "keep")
    .map(({ id }) => sampleDecision({ workloadId: id }));
  const signatures = [{ personId: "p", name: "Maya Okafor", title: null, signedAt: SIGNED.toISOString() }];
  return { snapshot, decisions, signatures, numbersHash: String(index).padStart(64, "0") };
}

/** The letter of a rendered review, as the outbox would let it leave. */
async function letterOf(index: number, { content, pictures, pdfs }: RenderedReview): Promise<OutgoingLetter> {
  const link = `https://q.example/r/${index}`;
  const { html, text } = await renderLetter({
    ...{ content, scope: "whole", pictures, signedOn: "9 October", addedBy: "Maya Okafor" },
    ...{ link, linkUntil: "7 January", stopLink: `${link}/stop` },
  });
  const pdf = pdfs.find(({ name }) => name === pdfName("whole", "A4"));
  return {
    ...{
      from: "Quarterdeck <q@house.example>",
      to: { name: "Lena", address: `lena-${index}@post.example` },
      html,
      text,
    },
    ...{ subject: content.title, messageId: `<${index}@house.example>`, date: SIGNED, headers: {} },
    attachments: [
      ...(pdf ? [{ filename: pdf.name, content: pdf.bytes, contentType: "application/pdf", cid: null }] : []),
      ...pictures.map(({ name, png }) => ({ filename: name, content: png, contentType: "image/png", cid: name })),
    ],
  };
}

/** The library alone: the same documents from the same content, for each scope and paper. */
async function documentsOf(whole: ReviewWhole, { content }: RenderedReview): Promise<number> {
  let bytes = 0;
  for (const scope of SCOPES)
    for (const size of PAPERS) {
      const document = createElement(ReviewDocument, { whole, content, scope, size, signedAt: SIGNED });
      bytes += (await renderToBuffer(document as never)).length;
    }
  return bytes;
}

async function openSink(): Promise<{ port: number; count: () => number; close: () => Promise<void> }> {
  const port = await freePort();
  let taken = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on("end", () => {
        taken += 1;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { port, count: () => taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** P10: reviews rendered (PDFs, pictures, HTML, text) and accepted by a mail server, against PDF library and mailer alone. */
export async function mailBench(): Promise<Measured[]> {
  const fonts = fontFiles(process.env.QUARTERDECK_ROOT ?? process.cwd());
  const sink = await openSink();
  const url = `smtp://127.0.0.1:${sink.port}?ignoreTLS=true`;
  const transport = smtp(url);
  const mailer = createTransport(url, {});
  const spent = { ours: 0, pdf: 0, mail: 0 };
  const points: [number, number][] = [];
  const memory: number[] = [];
  const took = async <Result>(key: keyof typeof spent, work: () => Promise<Result>): Promise<Result> => {
    const started = performance.now();
    const result = await work();
    spent[key] += performance.now() - started;
    return result;
  };
  const WARM = 3;
  // Each review by turns through the product and through its parts, so that a busy machine is busy for both.
  for (let index = -WARM; index < REVIEWS; index += 1) {
    if (index === 0) Object.assign(spent, { ours: 0, pdf: 0, mail: 0 });
    const whole = reviewAt(index + WARM);
    const { rendered, letter } = await took("ours", async () => {
      const rendered = await renderReview(whole, SIGNED, fonts);
      const letter = await letterOf(index + WARM, rendered);
      const fate = await transport.send(letter, "");
      if (fate.kind !== "sent") throw new Error(`a letter is ${fate.kind}`);
      return { rendered, letter };
    });
    await took("pdf", () => documentsOf(whole, rendered));
    await took("mail", () => mailer.sendMail(messageOf(letter)));
    memory.push(process.memoryUsage().rss);
    if ([REVIEWS / 4, REVIEWS / 2, REVIEWS].includes(index + 1)) points.push([index + 1, spent.ours]);
  }
  const accepted = sink.count();
  await sink.close();
  if (accepted !== 2 * (REVIEWS + WARM)) throw new Error(`the sink took ${accepted} letters`);
  const half = memory.length / 2;
  const peak = (of: readonly number[]): number => Math.max(...of) / MEBIBYTE;
  return [
    against(`P10 ${REVIEWS} reviews rendered and accepted by a mail server`, spent.ours, spent.pdf + spent.mail, 1.5, {
      slope: { exponent: growth(points), most: 1.05, over: `${REVIEWS / 4} – ${REVIEWS} reviews` },
      note: `The PDF library on the same four documents of each (${Math.round(spent.pdf)} ms) and the mailer on the same letters (${Math.round(spent.mail)} ms), by turns.`,
      whyMissed: "pictures of ladder and glyphs, HTML and text of the letter",
    }),
    against(`P10 peak memory of the second half`, peak(memory.slice(half)), peak(memory.slice(0, half)), 1.15, {
      ...{ unit: "MiB", note: "Against the peak of the first half." },
    }),
  ];
}
