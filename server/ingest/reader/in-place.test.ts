import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const line = (more: Record<string, unknown>): string =>
  JSON.stringify({
    ...{ day: "2026-08-01", provider: "openai", model: "gpt-5", uncached_input: 10, output: 2 },
    ...{ reported_cost: "0.25", currency: "USD", ...more },
  });
const lines = (...odd: string[]): string => [line({}), line({ tag: "Zürich, „oben“" }), ...odd, line({})].join("\n");

/** JSON Lines of which something stands in the way of reading them as they are, or only seems to. */
const JSON_LINES: Readonly<Record<string, string | Buffer>> = {
  "nothing odd": `${lines()}\n`,
  "no last newline": lines(),
  "escaped characters": lines(line({ tag: 'a"b\\c\nd\te\u0001f\u001fg' }), line({ tag: "\u2028" })),
  "carriage returns": lines().replaceAll("\n", "\r\n"),
  "blank lines": lines("", "  ", ""),
  "a blank line with a carriage return": lines("\r"),
  "blanks around objects": lines(`  ${line({})}  `),
  "raw control characters": lines(line({ tag: "X" }).replace("X", "a\u001fb"), line({ tag: "X" }).replace("X", "a\tb")),
  "what is no JSON": lines("{", "null", "[1]", "no", '{"day": "2026-08-01"', '{"a": "\\u0000"}'),
  "counts that are none": lines(
    line({ output: 1.5 }),
    line({ output: -1 }),
    line({ output: "1e3" }),
    line({ output: null }),
  ),
  "an amount of many digits": lines(
    line({ reported_cost: "0.123456789123456789123456789" }),
    line({ reported_cost: 2e-7 }),
  ),
  "days that are none": lines(line({ day: "02/01/2026" }), line({ day: "" }), line({ day: 20260801 })),
  "one member twice": lines(line({}).replace("{", '{"output": 9, ')),
  "a line that is too long": lines(line({ tag: Array.from({ length: 200_000 }, (_, at) => at).join(" ") })),
  "a mark": `\ufeff${lines()}`,
  "Latin-1": Buffer.from(lines().replace("„oben“", "oben"), "latin1"),
  "nested values": lines(line({ tag: { team: ["a", 1] } }), line({ units: { x: 1 } })),
};

describe("a large file of JSON Lines, read as it stands", () => {
  it.each(Object.keys(JSON_LINES))("comes to what it comes to when it is written anew first: %s", async (name) => {
    const bytes = Buffer.from(JSON_LINES[name] ?? "");
    // What is packed is unpacked first, and then goes the same way.
    for (const given of name === "nothing odd" ? [bytes, gzipSync(bytes)] : [bytes]) {
      const [inPlace, anew] = [
        await readText(given, { limits: { inPlaceFromBytes: 1 } }),
        await readText(given, { limits: { inPlaceFromBytes: Number.MAX_SAFE_INTEGER } }),
      ];
      expect(inPlace.report).toEqual(anew.report);
      expect(inPlace.rollupText).toBe(anew.rollupText);
      expect(inPlace.rejects).toEqual(anew.rejects);
      expect(inPlace.report.accepted).toBeGreaterThan(2);
    }
  });
});
