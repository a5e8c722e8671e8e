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

describe("Bedrock's invocation log", () => {
  it.each([
    ["an object a line, as S3 keeps it", lines(LOGS)],
    ["one pretty object after another", LOGS.map((entry) => JSON.stringify(entry, null, 2)).join("\n")],
    ["an array", JSON.stringify(LOGS)],
    [
      "events of CloudWatch",
      JSON.stringify({ events: LOGS.map(event), searchedLogStreams: [], nextToken: "x" }, null, 4),
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
