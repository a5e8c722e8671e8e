import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "@/server/kernel/csv";
import { judgeResults, needsThreshold, variantsOf } from "./judge-results";
import { readResults } from "./read-results";

const exact = { match: "exact" as const, threshold: null, variant: "" };
const normalised = { ...exact, match: "normalised" as const };

describe("a CSV of answers", () => {
  const text = [
    "id,expected,actual,latency_ms,input_tokens,output_tokens,cost",
    "1,refund,refund,300,500,12,0.001",
    '2,"late, lost","Late,  LOST",500,520,14,0.002',
    "3,refund,,400,480,0,0.003",
    "",
  ].join("\r\n");

  it("counts exact matches, or those that are alike but for case and white space", () => {
    const { rows, faults, format } = readResults(text);
    expect([format, faults, rows.length]).toEqual(["rows-csv", [], 3]);
    expect(judgeResults(rows, exact)).toMatchObject({ right: 1, share: 1 / 3 });
    expect(judgeResults(rows, normalised)).toMatchObject({ right: 2, share: 2 / 3 });
  });

  it("brings latency, tokens and cost along where every row states them", () => {
    expect(judgeResults(readResults(text).rows, exact)).toMatchObject({
      ...{ p95LatencyMs: 500, inputTokens: 500, costPerRequest: 0.002 },
    });
    const half = text.replace(",400,480,0,0.003", ",,480,0,0.003");
    expect(judgeResults(readResults(half).rows, exact)).toMatchObject({ p95LatencyMs: null, inputTokens: 500 });
  });

  it("gives the Wilson interval of the share", () => {
    const many = csvText([
      ["id", "expected", "actual"],
      ...Array.from({ length: 100 }, (_, at) => [`q${at}`, "yes", at < 89 ? "yes" : "no"]),
    ]);
    const measured = judgeResults(readResults(many).rows, exact);
    expect(measured?.interval.low).toBeCloseTo(0.8137, 4);
    expect(measured?.interval.high).toBeCloseTo(0.9375, 4);
  });

  it("names every fault by its line, counted over quoted line ends", () => {
    const { rows, faults } = readResults(
      ["id,expected,actual", '1,"two', 'lines",x', ",yes,yes", "4,,yes", "5,yes", "6,yes,yes"].join("\n"),
    );
    expect(faults).toEqual([
      { place: "line 4", problem: "has no id" },
      { place: "line 5", problem: "says neither what is expected nor a score" },
      { place: "line 6", problem: "has 2 cells where the header has 3" },
    ]);
    expect(rows.map(({ place }) => place)).toEqual(["line 2", "line 7"]);
  });

  it.each([
    ["question,answer\n1,2", "the header names no id: write id, expected, actual - or id, score"],
    ["id,expected\n1,2", "the header names expected and no actual: write id, expected, actual - or id, score"],
    ["id,note\n1,2", "the header names no result: write id, expected, actual - or id, score"],
    ["id,expected,actual\n", "there is no result in it: write rows of id, expected, actual - or id, score"],
    ["", "the header names no id: write id, expected, actual - or id, score"],
    ['id,score\n1,"0.5', "a quotation mark is opened and never closed"],
    ['id,score\n1,"0.5"x', "something follows a closing quotation mark"],
    ["id,score\n1,1.5", 'the score "1.5" is no number from 0 to 1'],
    ["id,score\n1,NaN", 'the score "NaN" is no number from 0 to 1'],
    ["id,score,latency_ms\n1,1,-3", 'latencyMs "-3" is no number of 0 or more'],
    ["id,correct\n1,perhaps", '"perhaps" is neither true nor false'],
  ])("refuses %j with what would be right", (text, problem) => {
    expect(readResults(text).faults.map((fault) => fault.problem)).toContain(problem);
  });

  it("reads semicolons, tabs and a byte order mark", () => {
    expect(readResults("\uFEFFid;expected;actual\n1;yes;yes").rows).toHaveLength(1);
    expect(readResults("id\texpected\tactual\n1\tyes\tyes").rows).toHaveLength(1);
  });

  it("reads back whatever was written", () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => /\S/.test(text) && !/^['=+\-@|%\s]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (answers) => {
        const rows = answers.map(([expected, actual], at) => [`q${at}`, expected, actual]);
        const read = readResults(csvText([["id", "expected", "actual"], ...rows]));
        expect(read.faults).toEqual([]);
        expect(read.rows.map(({ judgement }) => judgement)).toEqual(
          answers.map(([expected, actual]) => ({ kind: "answer", expected, actual })),
        );
      }),
    );
  });
});

describe("scores", () => {
  const half = readResults('{"id": 1, "score": 0.4}\n{"id": 2, "score": 0.8}\n{"id": 3, "score": 1}');

  it("between 0 and 1 ask for a threshold, and pass from there on", () => {
    expect(needsThreshold(half.rows)).toBe(true);
    expect(judgeResults(half.rows, exact)).toBeNull();
    expect(judgeResults(half.rows, { ...exact, threshold: 0.8 })).toMatchObject({ right: 2 });
  });

  it("of 0 and 1 need none", () => {
    const { rows } = readResults("id,score\n1,1\n2,0\n3,1");
    expect(needsThreshold(rows)).toBe(false);
    expect(judgeResults(rows, exact)).toMatchObject({ right: 2, share: 2 / 3 });
  });
});

describe("JSON", () => {
  it("is read by lines, with faults at theirs", () => {
    const { rows, faults, format } = readResults(
      ['{"id": "a", "expected": "x", "actual": "x"}', "", '{"id": "b", "expected": "x"', "7"].join("\n"),
    );
    expect(format).toBe("rows-json");
    expect(rows).toHaveLength(1);
    expect(faults).toEqual([
      { place: "line 3", problem: "is not JSON: write one object a line" },
      { place: "line 4", problem: "must be an object with the keys id, expected and actual, or id and score" },
    ]);
  });

  it("compares what is no text as JSON writes it", () => {
    const { rows } = readResults(
      '[{"id": 1, "expected": {"sum": 7}, "actual": {"sum": 7}}, {"id": 2, "expected": 7, "actual": "7"}]',
    );
    expect(judgeResults(rows, exact)?.right).toBe(2);
  });
});

it("counts an id once, the first time, and says what stands again", () => {
  const measured = judgeResults(readResults("id,score\na,1\nb,0\na,0\nb,0").rows, exact);
  expect(measured).toMatchObject({ right: 1, share: 0.5 });
  expect(measured?.repeated).toEqual([
    { id: "a", places: ["line 2", "line 4"], isSame: false },
    { id: "b", places: ["line 3", "line 5"], isSame: true },
  ]);
});

describe("promptfoo", () => {
  const result = (testIdx: number, provider: string, success: boolean, more: object = {}) => ({
    ...{ promptIdx: 0, testIdx, success, score: success ? 1 : 0, latencyMs: 100 + testIdx, cost: 0.001 },
    ...{ provider: { id: provider }, prompt: { raw: "Sort {{ticket}}", label: "sort" }, vars: { ticket: "…" } },
    ...{
      response: { output: "…", tokenUsage: { total: 60, prompt: 50, completion: 10 } },
      failureReason: success ? 0 : 1,
    },
    gradingResult: { pass: success, score: success ? 1 : 0 },
    ...more,
  });
  const results = [
    result(0, "openai:gpt-5.4-mini", true),
    result(0, "openai:gpt-4.1", true),
    result(1, "openai:gpt-5.4-mini", false),
    result(1, "openai:gpt-4.1", true),
    result(2, "openai:gpt-5.4-mini", true, {
      success: false,
      failureReason: 2,
      error: "rate limit",
      gradingResult: null,
    }),
  ];
  const document = {
    evalId: "eval-1",
    results: { version: 3, timestamp: "2026-09-14T10:30:00Z", results, stats: {} },
    config: {},
  };

  it("is read as it writes its JSON: providers apart, errors of the run set aside", () => {
    const file = readResults(JSON.stringify(document));
    expect(file).toMatchObject({ format: "promptfoo", faults: [], ranOn: "2026-09-14", costCurrency: "USD" });
    expect(file.errors).toEqual(["results.results[4]"]);
    expect(variantsOf(file.rows)).toEqual([
      { variant: "openai:gpt-5.4-mini", rows: 2 },
      { variant: "openai:gpt-4.1", rows: 2 },
    ]);
    expect(judgeResults(file.rows, { ...exact, variant: "openai:gpt-5.4-mini" })).toMatchObject({
      ...{ right: 1, share: 0.5, p95LatencyMs: 101, inputTokens: 50, outputTokens: 10, costPerRequest: 0.001 },
    });
  });

  it("is read as JSON Lines too", () => {
    const file = readResults(results.map((one) => JSON.stringify(one)).join("\n"));
    expect(file).toMatchObject({ format: "promptfoo", faults: [], errors: ["line 5"] });
    expect(file.rows.map(({ id }) => id)).toEqual(["test 0", "test 0", "test 1", "test 1"]);
  });

  it("names the place of what is no result", () => {
    const broken = { results: { results: [results[0], { note: "?" }] } };
    expect(readResults(JSON.stringify(broken)).faults).toEqual([
      { place: "results.results[1]", problem: 'has no "success": it is no result of promptfoo' },
    ]);
  });
});

describe("OpenAI Evals", () => {
  const event = (at: number, sample: string, type: string, data: object) =>
    JSON.stringify({
      ...{ run_id: "r", event_id: at, sample_id: sample, type, data },
      created_by: "",
      created_at: "2026-09-01",
    });
  const log = [
    JSON.stringify({
      spec: { completion_fns: ["gpt-5.4-mini"], eval_name: "tickets.dev.v0", created_at: "2026-09-01 08:00:00" },
    }),
    JSON.stringify({ final_report: { accuracy: 0.5 } }),
    event(0, "tickets.dev.0", "sampling", {
      prompt: "…",
      sampled: "refund",
      usage: { prompt_tokens: 50, completion_tokens: 4 },
    }),
    event(1, "tickets.dev.0", "match", { correct: true, expected: "refund", picked: "refund" }),
    event(2, "tickets.dev.1", "sampling", {
      prompt: "…",
      sampled: "late",
      usage: { prompt_tokens: 70, completion_tokens: 2 },
    }),
    event(3, "tickets.dev.1", "match", { correct: false, expected: "refund", picked: null }),
    event(4, "tickets.dev.1", "metrics", { score: 0.1 }),
  ];

  it("is read from its log, by the matches", () => {
    const file = readResults(log.join("\n"));
    expect(file).toMatchObject({ format: "openai-evals", faults: [], errors: [], ranOn: "2026-09-01" });
    expect(judgeResults(file.rows, { ...exact, variant: "gpt-5.4-mini" })).toMatchObject({
      ...{ right: 1, share: 0.5, inputTokens: 60, outputTokens: 3, repeated: [] },
    });
  });

  it("takes metrics as scores where there is no match", () => {
    const { rows } = readResults(
      [log[0], event(1, "s.0", "metrics", { score: 0.7 }), event(2, "s.1", "metrics", { accuracy: 1 })].join("\n"),
    );
    expect(rows.map(({ judgement }) => judgement)).toEqual([
      { kind: "score", score: 0.7 },
      { kind: "score", score: 1 },
    ]);
  });

  it("says on which line a match says nothing, and sets broken samples apart", () => {
    const file = readResults(
      [log[0], event(1, "s.0", "match", { picked: "x" }), event(2, "s.1", "error", { type: "Timeout" })].join("\n"),
    );
    expect(file.faults).toEqual([{ place: "line 2", problem: 'a match must say "correct": true or false' }]);
    expect(file.errors).toEqual(["line 3"]);
  });

  it("reads the output items of the hosted product", () => {
    const item = (id: number, status: string) => ({
      ...{ object: "eval.run.output_item", id: `item_${id}`, datasource_item_id: id, status },
      sample: { model: "gpt-5.4-mini", usage: { prompt_tokens: 40, completion_tokens: 5 } },
    });
    const file = readResults(
      JSON.stringify({ object: "list", data: [item(0, "pass"), item(1, "fail"), item(2, "error")] }),
    );
    expect(file).toMatchObject({ format: "openai-evals", errors: ["data[2]"] });
    expect(judgeResults(file.rows, { ...exact, variant: "gpt-5.4-mini" })).toMatchObject({ right: 1, share: 0.5 });
  });
});

it("never takes more than a larger test needs", () => {
  const many = `id,score\n${Array.from({ length: 20_001 }, (_, at) => `${at},1`).join("\n")}`;
  expect(readResults(many)).toMatchObject({
    rows: [],
    faults: [{ place: "the file", problem: "it holds 20001 results: upload 20000 at most, a random sample of them" }],
  });
});

it("is never at a loss, whatever the file", () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readResults(text)));
  fc.assert(fc.property(fc.json(), (text) => void readResults(text)));
});
