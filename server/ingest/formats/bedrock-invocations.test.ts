import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

type Members = Readonly<Record<string, unknown>>;
const MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const log = (id: string, members: Members = {}): Members => ({
  ...{ schemaType: "ModelInvocationLog", schemaVersion: "1.0", timestamp: "2026-09-30T23:59:58Z", accountId: "123" },
  ...{ region: "us-east-1", requestId: id, operation: "Converse", modelId: MODEL },
  identity: { arn: "arn:aws:sts::123:assumed-role/app/olga" },
  requestMetadata: { Workload: "triage", project: "mail" },
  input: {
    ...{
      inputContentType: "application/json",
      inputBodyJson: { messages: [{ text: 'say "}]," {' }], inputTokenCount: 99 },
    },
    ...{ inputTokenCount: 123, cacheReadInputTokenCount: 40, cacheWriteInputTokenCount: 7 },
  },
  output: { outputContentType: "application/json", outputBodyJson: [{ secret: "words" }], outputTokenCount: 45 },
  inferenceRegion: "us-west-2",
  ...members,
});
const LOGS = [
  log("a"),
  log("b", { errorCode: "ThrottlingException", output: undefined, input: { inputContentType: "application/json" } }),
];
const lines = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join("\n");
const event = (value: unknown, index: number): Members => ({
  ...{
    id: `${index}`,
    timestamp: 1_600_000_000_000,
    message: typeof value === "string" ? value : JSON.stringify(value),
  },
});

const fieldsOf = (entry: unknown): Members[] => [
  ...[
    { field: "@timestamp", value: "2020-01-01 00:00:00.000" },
    { field: "@message", value: JSON.stringify(entry) },
  ],
  { value: "p", field: "@ptr" },
];

describe("Bedrock's invocation log", () => {
  it.each([
    ["an object a line, as S3 keeps it", lines(LOGS)],
    ["one pretty object after another", LOGS.map((entry) => JSON.stringify(entry, null, 2)).join("\n")],
    ["an array", JSON.stringify(LOGS)],
    [
      "events of CloudWatch",
      JSON.stringify({ events: LOGS.map(event), searchedLogStreams: [], nextToken: null }, null, 4),
    ],
    [
      "a subscription without line ends",
      LOGS.map((entry) =>
        JSON.stringify({
          messageType: "DATA_MESSAGE",
          owner: "123",
          logGroup: "g",
          logStream: "s",
          subscriptionFilters: ["f"],
          logEvents: [event(entry, 1)],
        }),
      ).join(""),
    ],
    ["CloudWatch's export to S3", LOGS.map((entry) => `2026-10-01T00:00:01.123Z ${JSON.stringify(entry)}`).join("\n")],
    [
      "Logs Insights with messages as objects",
      JSON.stringify(
        LOGS.map((entry) => ({ "@timestamp": "2020-01-01 00:00:00.000", "@message": entry, "@ptr": "p" })),
      ),
    ],
    [
      "Logs Insights with messages as text",
      JSON.stringify(LOGS.map((entry) => ({ "@timestamp": "2020-01-01", "@message": JSON.stringify(entry) }))),
    ],
    [
      "the results of a query, as the command line prints them",
      JSON.stringify({ results: LOGS.map(fieldsOf), statistics: { recordsMatched: 2 }, status: "Complete" }, null, 4),
    ],
    ["the results of a query in one line", JSON.stringify({ status: "Complete", results: LOGS.map(fieldsOf) })],
  ])("is read alike as %s", async (_, text) => {
    const { report, rollups, rollupText } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "bedrock-invocations", recognisedBy: "header", rows: 2, accepted: 2, ignored: 0, warnings: [] },
      period: { from: "2026-09-30", to: "2026-10-01" },
      totals: { requests: 2, failedRequests: 1, uncachedInput: 123, cacheRead: 40, cacheWrite5m: 7, output: 45 },
    });
    expect(rollups).toMatchObject([
      {
        ...{ provider: "bedrock", model: MODEL, region: "us-east-1", tag: "triage", project: "mail" },
        ...{ busiest_hour: "23", busiest_hour_requests: "2" },
      },
    ]);
    expect(rollups[0]?.user_key).toMatch(/^[0-9a-f]{64}$/);
    expect(rollupText).not.toMatch(/secret|olga/);
  });

  it.each([
    ["a query that is still running", { results: [fieldsOf(log("a"))], status: "Running" }, 1],
    ["a page of more", { events: [event(log("a"), 1)], nextToken: "Bxkq6kVGFtq2y" }, 1],
    ["a stream's page", { events: [event(log("a"), 1)], nextForwardToken: "f/1", nextBackwardToken: "b/1" }, 0],
  ])("warns that %s may not be all", async (_, answer, warnings) => {
    const { report } = await readText(JSON.stringify(answer));
    const { report: whole } = await readText(JSON.stringify(answer) + JSON.stringify({ events: [event(log("b"), 2)] }));
    expect(whole).toMatchObject({ accepted: 2, warnings: [] });
    expect(report).toMatchObject({ accepted: 1, warnings: warnings === 1 ? [{ code: "more-pages" }] : [] });
  });

  it("ignores other messages of the log, rejects a request told twice and a line that is no JSON", async () => {
    const { report } = await readText(
      [
        JSON.stringify(log("a")),
        '{"timestamp":"2026-09-30T00:00:00Z","note":"Permissions are correctly set for Amazon Bedrock logs."}',
        '{"schemaType":"ModelInvocationLog","requestId":"x',
        "",
        JSON.stringify(log("a")),
        "42",
        JSON.stringify(log("c", { modelId: undefined })),
        JSON.stringify(log("d", { input: { inputTokenCount: "many" } })),
      ].join("\n"),
    );
    expect(report).toMatchObject({ rows: 7, blank: 1, accepted: 1, ignored: 1, rejected: 5 });
    expect(Object.fromEntries(report.rejects.map(({ code, lines: found }) => [code, found]))).toEqual({
      ...{ "bad-json": [3, 6], "duplicate-id": [5], "missing-model": [7], "bad-number": [8] },
    });
  });

  it("leaves bodies of megabytes out while reading, and rejects a row above the limit", async () => {
    const large = (bytes: number) =>
      log("large", { input: { inputTokenCount: 5, inputBodyJson: { text: "x".repeat(bytes) } } });
    const { report } = await readText(lines([log("a"), large(6_000_000)]));
    expect(report).toMatchObject({ rows: 2, accepted: 2, totals: { uncachedInput: 128 } });
    const { report: above } = await readText(lines([log("a"), large(65 * 1_048_576)]));
    expect(above).toMatchObject({ rows: 2, accepted: 1, rejects: [{ code: "line-too-long", lines: [2] }] });
  });
});

describe("a query for fields of Bedrock's invocation log", () => {
  const COLUMNS = ["@timestamp", "requestId", "modelId", "region", "errorCode", "input.inputTokenCount"];
  const ROWS = [
    ["2026-09-30 23:59:58.000", "a", MODEL, "us-east-1", "", "123"],
    ["2026-09-30 23:59:59.000", "b", MODEL, "us-east-1", "ThrottlingException", ""],
    ["2026-09-30 00:00:00.000", "", "", "", "", ""],
    ["2026-09-30 00:00:00.000", "c", MODEL, "us-east-1", "", "-1"],
  ];
  const fields = ROWS.map((cells) =>
    COLUMNS.map((field, index) => ({ field, value: cells[index] ?? "" })).filter(({ value }) => value !== ""),
  );

  it.each([
    ["CSV", [COLUMNS, ...ROWS].map((cells) => cells.join(",")).join("\n"), "5"],
    ["JSON", JSON.stringify({ results: fields }), "1"],
  ])("is read from %s, other messages ignored, under the log's time where no other is told", async (_, text, line) => {
    const { report, rollups, rejects } = await readText(text);
    expect(report).toMatchObject({
      ...{ format: "bedrock-invocations", recognisedBy: "header", rows: 4, accepted: 2, ignored: 1, rejected: 1 },
      ...{ period: { from: "2026-09-30", to: "2026-10-01" }, warnings: [] },
      totals: { requests: 2, failedRequests: 1, uncachedInput: 123 },
    });
    expect(rollups).toMatchObject([{ model: MODEL, region: "us-east-1", busiest_hour: "23" }]);
    expect(rejects).toMatchObject([[line, expect.stringMatching(/input\.inputTokenCount$/), "-1", "negative"]]);
  });

  it("rejects a message that is broken by itself, with its place", async () => {
    const broken = [{ field: "@message", value: '{"schemaType":"ModelInvocationLog","requestId":"x' }];
    const { report } = await readText(JSON.stringify({ results: [fieldsOf(log("a")), broken, fieldsOf(log("b"))] }));
    expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(report.rejects).toMatchObject([{ code: "bad-json", places: ["results[1]"] }]);
  });

  it("that found nothing is an empty file, said so", async () => {
    for (const [list, more] of [
      ["results", { statistics: { recordsMatched: 0 }, status: "Complete" }],
      ["events", { searchedLogStreams: [{ logStreamName: "s", searchedCompletely: true }] }],
    ] as const) {
      const { report } = await readText(JSON.stringify({ [list]: [], ...more }, null, 4));
      expect(report.refused).toMatchObject({
        code: "empty-file",
        message: expect.stringContaining(`list of ${list} is`),
      });
    }
  });

  it("is refused for whole messages as CSV, and says what to ask for", async () => {
    const message = JSON.stringify(log("a")).replaceAll('"', '""');
    const { report, rollupText } = await readText(`@timestamp,@message\n2026-09-30 23:59:58.000,"${message}"\n`);
    expect(report.refused?.code).toBe("messages-as-csv");
    expect(report.refused?.message).toContain("Export the same results as JSON");
    expect(rollupText).toBe("");
  });
});
