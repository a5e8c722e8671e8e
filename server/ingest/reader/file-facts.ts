import type { FileFacts } from "../rules/make-report";
import { headerFingerprint } from "./header-fingerprint";
import type { Head } from "./read-head";
import type { ReadInput } from "./read-input";

/** What is known of a file before it is opened. */
export const factsOfFile = (name: string): FileFacts => ({
  ...{ file: name, sha256: null, bytes: 0, format: null, recognisedBy: null, kind: null },
  ...{ source: null, compression: null, encoding: null, delimiter: null },
});

/** What the head of a file adds. */
export function factsOfHead(head: Head, input: ReadInput): Partial<FileFacts> {
  const { format, generation } = head.recognised;
  return {
    format: format.name,
    kind: generation.kind ?? format.kind,
    recognisedBy: recognisedBy(head, input),
    ...(format.name === "mapped" ? { headerFingerprint: headerFingerprint(head.names) } : {}),
    source: input.options?.source ?? format.name,
    delimiter: head.container === "csv" && !head.parquet ? head.dialect.delimiter : null,
  };
}

function recognisedBy({ recognised }: Head, { format, mapping }: ReadInput): FileFacts["recognisedBy"] {
  if (mapping) return "told";
  if (recognised.format.name === "mapped") return "remembered";
  return format ? "told" : recognised.unknown.length > 0 ? "likely" : "header";
}
