/** A text whose narrow spaces (before a percent sign, between a number and its unit) are typed as blanks; `null` as the word. */
export const plain = (text: string | null): string => (text ?? "null").replaceAll("\u202f", " ");
