import { render } from "@react-email/render";
import { createElement } from "react";
import { ReviewLetter, type ReviewLetterProps } from "./letters/review-letter";
import { reviewText } from "./letters/review-text";

/** The letter for one recipient: HTML with the pictures as content ids, and plain text. */
export async function renderLetter(props: ReviewLetterProps): Promise<{ html: string; text: string }> {
  return { html: await render(createElement(ReviewLetter, props)), text: reviewText(props) };
}
