import { Font } from "@react-pdf/renderer";
import type { FontFile } from "../fonts";

let isDone = false;

/** Tells the PDF library of the product's faces; words are never hyphenated: names of models are not prose. */
export function registerFonts(fonts: readonly FontFile[]): void {
  if (isDone) return;
  for (const { family, weight, file } of fonts) Font.register({ family, fontWeight: weight, src: file });
  Font.registerHyphenationCallback((word) => [word]);
  isDone = true;
}
