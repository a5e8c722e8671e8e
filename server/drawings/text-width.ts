/**
 * Advance widths of the interface face (Geist, tabular figures) in thousandths of the size, read from its Regular and
 * SemiBold files. A layout cannot ask a browser how wide a word is: it also runs for the mail picture and the PDF.
 */
const REGULAR: ReadonlyArray<readonly [thousandths: number, characters: string]> = [
  [180, "'"],
  [202, ",.·‚’!"],
  [246, "i`"],
  [250, " \u00a0\u202f"],
  [265, "j|l"],
  [274, "I()"],
  [297, ":;"],
  [350, '"[]'],
  [375, "“”r"],
  [392, "{}tf"],
  [425, "-^*"],
  [480, "\\#/"],
  [522, "s−~"],
  [541, "vyz=<>Z"],
  [552, "caT_+"],
  [561, "?eé"],
  [577, "oYu…L"],
  [591, "hnxFk–gbdpq"],
  [600, "J0123456789EX"],
  [630, "£&$"],
  [645, "KSP"],
  [680, "VARBU"],
  [703, "DGC"],
  [728, "H€QO"],
  [743, "N"],
  [819, "→%w"],
  [907, "Mm@—"],
  [945, "W"],
];
/** What no table holds: as wide as a wide letter of the face, so that a label is cut rather than let run over. */
const UNKNOWN = 680;
/** How much wider a word in SemiBold is. */
const STRONG = 1.05;

const WIDTHS: ReadonlyMap<string, number> = new Map(
  REGULAR.flatMap(([thousandths, characters]) => [...characters].map((one) => [one, thousandths] as const)),
);

/** The width of a text in px at a size in px. */
export function textWidth(text: string, size = 12, isStrong = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += WIDTHS.get(character) ?? UNKNOWN;
  return (thousandths * size * (isStrong ? STRONG : 1)) / 1000;
}

/** The text, or as much of it as fits `width` px followed by an ellipsis. */
export function fitText(text: string, width: number, size = 12, isStrong = false): string {
  if (textWidth(text, size, isStrong) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, size, isStrong) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

export interface WrapStyle {
  readonly size?: number;
  readonly isStrong?: boolean;
  readonly maxLines?: number;
}

/**
 * Breaks a text at its spaces into lines of at most `width` px, a word too long for a line also after its hyphens; what
 * still does not fit ends in an ellipsis.
 */
export function wrapText(text: string, width: number, { size = 12, isStrong = false, maxLines = 2 }: WrapStyle = {}) {
  const lines: string[] = [];
  const words = text
    .split(" ")
    .flatMap((word) => (textWidth(word, size, isStrong) > width ? word.split(/(?<=-)/) : [word]));
  for (const word of words.filter((part) => part !== "")) {
    const last = lines.at(-1);
    const joined =
      last === undefined ? word : last.endsWith("-") && !text.includes(`${last} `) ? last + word : `${last} ${word}`;
    if (last === undefined || textWidth(joined, size, isStrong) > width) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  const shown = lines.slice(0, maxLines);
  const isCut = lines.length > maxLines;
  return shown.map((one, index) =>
    fitText(isCut && index === maxLines - 1 ? `${one} ${lines[maxLines] ?? ""}` : one, width, size, isStrong),
  );
}
