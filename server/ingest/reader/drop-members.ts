const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/**
 * Cuts members out of a JSON object's text: `{"a":1,"messages":[…]}` without `messages` is `{"a":1,"messages":null}`.
 * Works on the bytes, so that numbers stay as they are written. Text that is no object comes back as it is.
 */
export function dropMembers(line: Buffer, names: readonly string[]): Buffer {
  if (!names.some((name) => line.includes(`"${name}"`))) return line;
  const kept: Buffer[] = [];
  let copiedTo = 0;
  let depth = 0;
  let key = "";
  let valueFrom = -1;
  const endValue = (end: number): void => {
    if (valueFrom >= 0 && names.includes(key)) {
      kept.push(line.subarray(copiedTo, valueFrom), Buffer.from("null"));
      copiedTo = end;
    }
    valueFrom = -1;
  };
  for (let index = 0; index < line.length; index++) {
    const byte = line[index];
    if (byte === QUOTE) {
      const end = endOfString(line, index);
      if (depth === 1 && valueFrom < 0) key = line.toString("utf8", index + 1, end);
      index = end;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) {
      if (depth === 1) endValue(index);
      depth--;
    } else if (depth === 1 && byte === COLON && valueFrom < 0) valueFrom = index + 1;
    else if (depth === 1 && byte === COMMA) endValue(index);
  }
  return Buffer.concat([...kept, line.subarray(copiedTo)]);
}

/** Position of the quote that closes the string opened at `start`, or the last byte where none does. */
function endOfString(line: Buffer, start: number): number {
  for (let from = start + 1; ;) {
    const end = line.indexOf(QUOTE, from);
    if (end < 0) return line.length - 1;
    let slashes = 0;
    while (line[end - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
    from = end + 1;
  }
}
