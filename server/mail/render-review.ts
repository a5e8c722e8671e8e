import { renderToBuffer } from "@react-pdf/renderer";
import { createElement } from "react";
import type { WorkloadLine } from "@/server/review/schema";
import { reviewContent, SCOPES, type ReviewContent, type ReviewScope, type ReviewWhole } from "@/server/review/wording";
import type { FontFile } from "./fonts";
import { registerFonts } from "./pdf/register-fonts";
import { PAPERS, type PaperSize } from "./pdf/pdf-style";
import { ReviewDocument } from "./pdf/review-document";
import type { Picture } from "./pictures/picture";
import { reviewPictures } from "./pictures/review-pictures";

export interface RenderedReview {
  readonly content: ReviewContent;
  readonly pictures: readonly Picture[];
  /** One for each scope and paper. */
  readonly pdfs: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** `review-a4.pdf`, `summary-letter.pdf` */
export const pdfName = (scope: ReviewScope, size: PaperSize): string =>
  `${scope === "whole" ? "review" : "summary"}-${size.toLowerCase()}.pdf`;

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
  const pdfs: { name: string; bytes: Uint8Array }[] = [];
  for (const scope of SCOPES)
    for (const size of PAPERS) {
      const document = createElement(ReviewDocument, { whole, content, scope, size, signedAt });
      pdfs.push({ name: pdfName(scope, size), bytes: new Uint8Array(await renderToBuffer(document as never)) });
    }
  return { content, pictures: reviewPictures(whole.snapshot, asked, fonts), pdfs };
}
