import { Text } from "@react-pdf/renderer";
import type { Style } from "@react-pdf/types";

/** On every text and not on the page: a page with a line height loses texts that are made while it is laid out. */
const LINE_HEIGHT: Style = { lineHeight: 1.4 };

/** Text whose blanks the embedded faces hold: they have no narrow no-break space. */
export function PdfText({ children, style }: { children: string | null; style?: Style }) {
  return <Text style={style ? [LINE_HEIGHT, style] : LINE_HEIGHT}>{(children ?? "").replaceAll("\u202f", "\u00a0")}</Text>;
}
