import { Text } from "@react-pdf/renderer";
import type { Style } from "@react-pdf/types";
import { LINE } from "./pdf-style";

/**
 * On every text and not on the page: a line height that reaches a text made during layout makes the library lose it. With the
 * size beside it: the library multiplies a line height with the text's own size, and with 18 pt where it has none.
 */
const PLAIN: Style = LINE;

/** Text whose blanks the embedded faces hold: they have no narrow no-break space. */
export function PdfText({ children, style }: { children: string | null; style?: Style }) {
  return <Text style={style ? [PLAIN, style] : PLAIN}>{(children ?? "").replaceAll("\u202f", "\u00a0")}</Text>;
}
