import { renderToBuffer } from "@react-pdf/renderer";
import { createElement } from "react";
import type { WorkloadLine } from "@/server/review/schema";
import { reviewContent, type ReviewContent, type ReviewWhole } from "@/server/review/wording";
import type { FontFile } from "./fonts";
import { registerFonts } from "./pdf/register-fonts";
import { ReviewDocument, type PaperSize } from "./pdf/review-document";
import type { Picture } from "./pictures/picture";
import { reviewPictures } from "./pictures/review-pictures";

export interface RenderedReview {
  readonly content: ReviewContent;
  readonly pictures: readonly Picture[];
  readonly pdfs: Readonly<Record<PaperSize, Uint8Array>>;
}

/**
 * Renders a signed review: pictures for the mail and a PDF for each paper. The same review, engine and build give the
 * same bytes, whenever it is done.
 */
export async function renderReview(
  whole: ReviewWhole,
  signedAt: Date,
  fonts: readonly FontFile[],
): Promise<RenderedReview> {
  const content = reviewContent(whole);
  const asked: WorkloadLine[] = content.decisions.map(({ line }) => line);
  registerFonts(fonts);
  const pdf = async (size: PaperSize) =>
    new Uint8Array(await renderToBuffer(createElement(ReviewDocument, { whole, content, size, signedAt }) as never));
  return {
    content,
    pictures: reviewPictures(whole.snapshot, asked, fonts),
    pdfs: { A4: await pdf("A4"), LETTER: await pdf("LETTER") },
  };
}
