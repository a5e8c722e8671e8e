import { describe, expect, it } from "vitest";
import { guessMapping, guessRoles } from "./guess-mapping";
import { firstObjects, firstRows } from "./first-rows";
import { headerKey } from "./header-key";
import { guessCurrency, guessDateFormat, guessNumberStyle, guessTokenUnit } from "./guess-values";

const roles = (...columns: string[]) => Object.fromEntries(guessRoles(columns));

describe("what columns are called", () => {
  it("tells inclusive, cached and written tokens apart", () => {
    expect(
      roles(
        "Usage Date",
        "LLM",
        "prompt_tokens",
        "cachedPromptTokens",
        "cache_creation_tokens",
        "completion_tokens",
        "Spend ($)",
      ),
    ).toEqual({
      day: "Usage Date",
      model: "LLM",
      input: "prompt_tokens",
      cacheRead: "cachedPromptTokens",
      cacheWrite5m: "cache_creation_tokens",
      output: "completion_tokens",
      cost: "Spend ($)",
    });
  });

  it("knows the words of neighbours", () => {
    expect(roles("Datum", "Anbieter", "Modell", "Eingabe", "Ausgabe", "Kosten", "Projekt", "Anfragen")).toEqual({
      ...{ day: "Datum", provider: "Anbieter", model: "Modell", input: "Eingabe", output: "Ausgabe" },
      ...{ cost: "Kosten", project: "Projekt", requests: "Anfragen" },
    });
  });

  it("does not take totals, prices or names for tokens", () => {
    const found = roles("total_tokens", "input_cost", "prompt_name", "output_price", "prompt_version");
    expect(found.input).toBeUndefined();
    expect(found.output).toBeUndefined();
    expect(found.promptName).toBe("prompt_name");
  });

  it("gives every column one role, whatever the order", () => {
    const columns = ["cached", "input tokens", "output tokens", "timestamp", "model", "api key", "key"];
    const there = roles(...columns);
    expect(roles(...columns.toReversed())).toEqual(there);
    expect(new Set(Object.values(there)).size).toBe(Object.values(there).length);
  });
});

describe("how days are written", () => {
  it.each([
    [["2026-01-02", "2026-01-03T10:00:00Z"], "ISO"],
    [["1767312000"], "unix-seconds"],
    [["1767312000123"], "unix-milliseconds"],
    [["20260102"], "YYYYMMDD"],
    [["2026/01/02"], "YYYY/MM/DD"],
    [["02/01/2026", "13/01/2026"], "DD/MM/YYYY"],
    [["02/01/2026", "01/13/2026"], "MM/DD/YYYY"],
    [["02-01-2026", "31-01-2026"], "DD-MM-YYYY"],
    [["02.01.2026", ""], "DD.MM.YYYY"],
    [["2 Jan 2026", "12 August 2026"], "D MMM YYYY"],
    [["Jan 2, 2026"], "MMM D, YYYY"],
  ] as const)("%j is %s", (cells, format) => expect(guessDateFormat(cells)).toBe(format));

  it.each([
    ...[[["02/01/2026", "03/04/2026"]], [["13/01/2026", "01/13/2026"]], [["02.13.2026"]]],
    ...[[["soon"]], [[]], [["2026-01-01", "x"]]],
  ])("%j is asked about", (cells) => expect(guessDateFormat(cells)).toBeNull());
});

describe("how numbers are written", () => {
  it.each([
    [["1,234"], ["0.5"], "1,234.56"],
    [["1.234"], [], "1.234,56"],
    [["12"], ["0,55"], "1.234,56"],
    [["12"], ["1.234,5"], "1.234,56"],
    [["433.893"], ["0.12"], "1,234.56"],
  ] as const)("%j and %j: %s", (tokens, amounts, style) => expect(guessNumberStyle(tokens, amounts)).toBe(style));

  it("takes units and currencies from names and signs", () => {
    expect(guessTokenUnit(["Input (K)", "Output (K)"])).toBe("thousands");
    expect(guessTokenUnit(["input mtok"])).toBe("millions");
    expect(guessTokenUnit(["input_tokens", "kind"])).toBe("tokens");
    expect(guessCurrency("cost_usd", ["1"])).toBe("USD");
    expect(guessCurrency("cost", ["€ 1,20"])).toBe("EUR");
    expect(guessCurrency("cost", ["1"])).toBeNull();
    expect(guessCurrency("cost_usd", ["€1"])).toBeNull();
  });
});

describe("a guess", () => {
  const sample = (header: string, ...rows: string[]) =>
    guessMapping(firstRows([header, ...rows].join("\n"), { delimiter: ",", quote: '"' }, 20));

  it("puts names and values together", () => {
    const guess = sample(
      "request_id,when,model,input tokens,cached,output tokens,cost_usd",
      "1,1767312000,gpt-5,100,80,5,0.01",
      "2,1767312060,gpt-4o-mini,100,0,5,0.02",
    );
    expect(guess).toMatchObject({
      kind: "usage",
      day: { column: "when", format: "unix-seconds" },
      provider: { constant: "openai" },
      requests: "one-a-row",
      tokens: { unit: "tokens", input: "input tokens", cacheRead: "cached", output: "output tokens" },
      cost: { column: "cost_usd", currency: { constant: "USD" } },
    });
    // Eighty of a hundred may be inside or beside: that is asked.
    expect(guess.tokens.inputContainsCacheReads).toBeUndefined();
  });

  it("knows a part that is larger than its whole to be beside it, and a whole that says so", () => {
    expect(sample("date,model,input,cached", "2026-01-01,x,10,80").tokens.inputContainsCacheReads).toBe(false);
    expect(sample("date,model,uncached input,cached", "2026-01-01,x,10,8").tokens.inputContainsCacheReads).toBe(false);
  });

  it("names no provider where models are of several, and calls amounts without tokens a bill", () => {
    expect(sample("date,model,input", "2026-01-01,gpt-5,1", "2026-01-01,claude-x,1").provider).toBeNull();
    expect(sample("date,service,amount", "2026-01-01,gpt-5,1.50")).toMatchObject({
      kind: "cost",
      cost: { currency: null },
    });
  });
});

describe("the first rows", () => {
  it("come with quotes, newlines in cells and short rows understood, and long cells cut", () => {
    const text = `a;"b ""c""";d\n\n1;"x\ny;z";${"w".repeat(300)}\n2\n3;"open`;
    const { columns, rows } = firstRows(text, { delimiter: ";", quote: '"' }, 5);
    expect(columns).toEqual(["a", 'b "c"', "d"]);
    expect(rows).toEqual([
      ["1", "x y;z", `${"w".repeat(120)}…`],
      ["2", "", ""],
    ]);
  });

  it("come from objects, a line each, in an array or not", () => {
    const lines = '[{"a":1,"b":{"c":2}},\n{"a":"x","d":null}]\n{"a":';
    expect(firstObjects(lines, 5)).toEqual({
      columns: ["a", "b", "d"],
      rows: [
        ["1", '{"c":2}', ""],
        ["x", "", ""],
      ],
    });
  });

  it("have the same key in any order and case", () => {
    expect(headerKey(["Day ", "MODEL", "Tokens  in", ""])).toBe(headerKey(["tokens in", "day", "model"]));
    expect(headerKey(["a", "b"])).not.toBe(headerKey(["a b"]));
  });
});
