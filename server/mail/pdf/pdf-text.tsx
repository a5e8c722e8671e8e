import { Text } from "@react-pdf/renderer";
import type { Style } from "@react-pdf/types";

/** Text whose blanks the embedded faces hold: they have no narrow no-break space. */
export function PdfText({ children, style }: { children: string | null; style?: Style }) {
  return <Text style={style}>{(children ?? "").replaceAll("\u202f", "\u00a0")}</Text>;
}
