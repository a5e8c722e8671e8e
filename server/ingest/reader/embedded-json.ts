import { JsonFault, type JsonListener } from "./json-listener";
import { JsonScanner } from "./json-scanner";

const MOST_EMBEDDED_TEXT = 64 * 1_048_576;

/**
 * Tells a listener of the JSON object that stands in a JSON text, as bytes of Latin-1, as if it stood in the text's place; `begin` is
 * called before. What is no object is left alone. False where it breaks off or is no JSON: what was told of it is to be taken back.
 */
export function readEmbedded(text: string, listener: JsonListener, begin: () => void): boolean {
  try {
    const inner = JSON.parse(`"${Buffer.from(text, "latin1").toString("utf8")}"`) as string;
    if (!/^\s*\{/.test(inner)) return true;
    begin();
    const scanner = new JsonScanner(listener, { layout: "document", mostText: MOST_EMBEDDED_TEXT });
    scanner.push(Buffer.from(inner));
    scanner.finish();
    return true;
  } catch (error) {
    if (!(error instanceof JsonFault) && !(error instanceof SyntaxError)) throw error;
    return false;
  }
}
