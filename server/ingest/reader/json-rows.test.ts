import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonColumns } from "./json-columns";
import type { JsonRow } from "./json-levels";
import { JsonFault, type JsonScannerOptions } from "./json-listener";
import { JsonRows } from "./json-rows";
import { JsonScanner } from "./json-scanner";
import { manyRuns } from "@/server/testing/many-runs";

const COLUMNS = jsonColumns({
  generations: [{ name: "test", required: ["a", "deep.b"], optional: ["at", "whole"] }],
  bodies: ["body"],
  nesting: {
    ...{
      lists: ["pages", "rows", "around.rows", "fields"],
      emptyIsRow: ["rows", "by.name"],
      goesOn: { more: /^true$/ },
    },
    ...{ waitsFor: { rows: ["at"], "by.name": ["at"] }, named: { "by.name": "whole" }, ofFields: ["fields"] },
    spreads: { text: "", pairs: "" },
  },
});

type Plain = Readonly<Record<string, string>> & { readonly place?: string };
interface Answer {
  readonly rows: readonly JsonRow[];
  readonly unknown: readonly string[];
  readonly goesOn: boolean;
}

/** Reads a text that comes in pieces of so many bytes. */
function read(text: string, pieceBytes = 1 << 16, options: Partial<JsonScannerOptions> = {}): Answer {
  const rows: JsonRow[] = [];
  const unknown: string[] = [];
  const taker = { take: (row: JsonRow) => void rows.push(row), unknown: (path: string) => void unknown.push(path) };
  const listener = new JsonRows(COLUMNS, taker, 1_000_000);
  const scanner = new JsonScanner(listener, { layout: "document", mostText: 1_000_000, ...options });
  listener.follow(scanner);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) scanner.push(bytes.subarray(at, at + pieceBytes));
  scanner.finish();
  return { rows, unknown, goesOn: listener.said.goesOn };
}

const parsed = (text: string): unknown => JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
const plain = ({ columns, place }: JsonRow): Plain =>
  Object.fromEntries([["place", place], ...[...columns].map(([name, text]) => [name, String(parsed(text))] as const)]);

describe("rows of a JSON document", () => {
  it("have the members of what they stand in, even of those behind them", () => {
    const { rows, goesOn } = read('[{"pages":[{"rows":[{"a":1.50},{"a":2,"at":"own"}],"at":7}],"more":true},{"a":3}]');
    expect(rows.map(plain)).toEqual([
      { place: "[0].pages[0].rows[0]", a: "1.50", at: "7" },
      { place: "[0].pages[0].rows[1]", a: "2", at: "own" },
      { place: "[1]", a: "3" },
    ]);
    expect(goesOn).toBe(true);
  });

  it("are found where a list is empty, null or holds what is no object", () => {
    const { rows } = read(
      '{"pages":[{"at":1,"rows":[]},{"at":2,"rows":null},{"at":3,"rows":[4,{"a":5}]},{"rows":[],"at":6}]}',
    );
    expect(rows.map(({ place, columns, problem }) => [place, columns.get("at"), problem])).toEqual([
      ["pages[0]", '"1"', undefined],
      ["pages[1]", '"2"', undefined],
      ["pages[2].rows[0]", undefined, "bad-json"],
      ["pages[2].rows[1]", '"3"', undefined],
      ["pages[3]", '"6"', undefined],
    ]);
  });

  it("are found inside a member, under their names and as lists of fields, in whatever pieces", () => {
    const text = `{"around":{"rows":[{"a":1}]}}
      {"by":{"name":{"é\\"":{"a":2},"y":{"whole":"own","deep":{"b":3}},"n":null,"l":[{"a":4}]}},"at":9}
      {"by":{"name":{}},"at":8}
      {"text":"{\\"around\\":{\\"rows\\":[{\\"a\\":5}]},\\"a\\":6}"}
      {"pairs":[{"key":"text","value":{"stringValue":"{ no JSON"}},{"key":"a","value":{"intValue":"9"}}]}
      {"fields":[[{"field":"a","value":"7"},{"value":"{\\"deep\\":{\\"b\\":8}}","field":"text"}],[],5],"at":1}`;
    const whole = read(text).rows;
    const place = (name: string): string => `by.name["${Buffer.from(name).toString("latin1")}"]`;
    expect(whole.map((row) => [plain(row), row.problem ?? "right"])).toEqual([
      [{ place: "around.rows[0]", a: "1" }, "right"],
      // What is no object needs nothing that stands behind it.
      ...["n", "l"].map((name) => [{ place: place(name) }, "bad-json"]),
      [{ place: place('é\\"'), a: "2", at: "9", whole: 'é"' }, "right"],
      [{ place: place("y"), "deep.b": "3", at: "9", whole: "y" }, "right"],
      [{ place: "", at: "8" }, "right"],
      [{ place: "", a: "6" }, "right"],
      [{ place: "", a: "9" }, "right"],
      [{ place: "fields[0]", a: "7", "deep.b": "8" }, "right"],
      [{ place: "fields[1]" }, "right"],
      [{ place: "fields[2]" }, "bad-json"],
    ]);
    for (const pieceBytes of [1, 3, 7]) expect(read(text, pieceBytes).rows).toEqual(whole);
  });

  it("keep numbers and nested values as they are written, and nothing of a body", () => {
    const { rows, unknown } = read(
      '{"a": 0.10000000000000000000001, "deep":{"b":1e-7,"c":2}, "whole": [1.0, {"x":[true,null,"\\u00e9é"]}], "body":{"a":"no"}, "new":{"a":1}}',
    );
    expect(Object.fromEntries(rows[0]!.columns)).toEqual({
      ...{ a: '"0.10000000000000000000001"', "deep.b": '"1e-7"' },
      whole: Buffer.from('["1.0",{"x":[true,null,"\\u00e9é"]}]').toString("latin1"),
    });
    expect(unknown).toEqual(["deep.c", "new"]);
  });

  it("are spread out of texts and of lists of keys and values", () => {
    const inner = JSON.stringify({ a: 'x"y', body: "{", deep: { b: "\\" } });
    const { rows } = read(JSON.stringify({ at: 1, text: inner, pairs: [{ key: "whole", value: { intValue: "3" } }] }));
    expect(rows.map(plain)).toEqual([{ place: "", at: "1", a: 'x"y', "deep.b": "\\", whole: "3" }]);
    expect(read('{"text":"{\\"a\\":"}').rows).toMatchObject([{ problem: "bad-json" }]);
    expect(read('{"a":1,"text":"hello {"}').rows.map(plain)).toEqual([{ place: "", a: "1" }]);
  });

  it("name the line that they begin in", () => {
    const { rows } = read('\n{"rows":\n\n [{"a":1},\n  {\n"a":2}]}\n{"a":3}');
    expect(rows.map(({ line }) => line)).toEqual([4, 5, 7]);
  });

  it("come out alike wherever the pieces are cut", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "é", "≤", '"', "\\", "{", "]", ",", "\n", "😀"),
      maxLength: 5,
    });
    const value = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    const row = fc.record(
      { a: value, deep: fc.record({ b: value }), body: fc.jsonValue(), other: fc.jsonValue() },
      { requiredKeys: [] },
    );
    const bucket = fc.record({ at: value, rows: fc.array(row, { minLength: 1, maxLength: 3 }), x: fc.jsonValue() });
    fc.assert(
      fc.property(
        fc.array(bucket, { maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(undefined, 2),
        (buckets, piece, indent) => {
          const { rows } = read(JSON.stringify({ pages: buckets }, null, indent), piece);
          const flat = buckets.flatMap(({ at, rows: held }, page) =>
            held.map(({ a, deep }, index) => ({
              place: `pages[${page}].rows[${index}]`,
              at: text_(at),
              ...(a === undefined ? {} : { a: text_(a) }),
              ...(deep?.b === undefined ? {} : { "deep.b": text_(deep.b) }),
            })),
          );
          expect(rows.map(plain)).toEqual(flat);
        },
      ),
      { ...manyRuns(60), interruptAfterTimeLimit: 20_000 },
    );
  });
});

const text_ = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

describe("JSON that is none", () => {
  it.each([
    ['{"a":1', "truncated-json", 1, 7],
    ['{"a":"x', "truncated-json", 1, 8],
    ['[{"a":1},\n{"a"', "truncated-json", 2, 5],
    ['{"a":01}', "bad-json", 1, 8],
    ['{"a":nul}', "bad-json", 1, 9],
    ['{"a":1,}', "bad-json", 1, 8],
    ['{"a" 1}', "bad-json", 1, 6],
    ['{"a":1}]', "bad-json", 1, 8],
    ['{"a":[1}', "bad-json", 1, 8],
    ['{"a":"x\ny"}', "bad-json", 1, 8],
    ['{"a":1}, {"a":2}', "bad-json", 1, 8],
    ["{'a':1}", "bad-json", 1, 2],
    ['{"a":1} 7', "bad-json", 1, 9],
    ["[".repeat(600), "bad-json", 1, 501],
  ])("is refused with its place: %s", (text, kind, line, column) => {
    for (const piece of [1, 1_000])
      try {
        read(text, piece);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(JsonFault);
        expect(error).toMatchObject({ kind, at: { line, column } });
      }
  });

  it("is refused exactly where JSON.parse refuses it", () => {
    const texts = fc.string({
      unit: fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "1", "-", ".", "e", "true", "null", " ", '"a":'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(texts, (inside) => {
        const text = `[${inside}]`;
        const isRight = (check: () => unknown): boolean => {
          try {
            check();
            return true;
          } catch {
            return false;
          }
        };
        // Several values may stand after one another.
        fc.pre(!/\]\s*[[{]/.test(text) && !/\}\s*[[{]/.test(text));
        expect(isRight(() => read(text))).toBe(isRight(() => JSON.parse(text)));
      }),
      { ...manyRuns(1_000), interruptAfterTimeLimit: 20_000 },
    );
  });
});
