import { cell, literal, momentOf } from "./expressions";
import type { Cells, Format, Generation, Reading, Sql } from "./format";
import { APP_KEYS, PROJECT_KEYS, TAG_KEYS } from "./label-keys";

const COLUMNS = [
  ...["schemaType", "schemaVersion", "timestamp", "accountId", "region", "requestId", "operation", "modelId"],
  ...["errorCode", "identity.arn", "inferenceRegion", "serviceTier"],
  ...["input.inputContentType", "input.inputTokenCount", "input.cacheReadInputTokenCount"],
  ...["input.cacheWriteInputTokenCount", "input.inputBodyS3Path", "output.outputContentType"],
  ...["output.outputTokenCount", "output.outputBodyS3Path", "output.outputImageCount"],
];
const BODIES = [
  ...["input.inputBodyJson", "output.outputBodyJson", "input.inputBody", "output.outputBody"],
  // As a cell it holds the bodies too; as a member it is read as the record that it is.
  "@message",
];
/** What CloudWatch puts around a record. */
const AROUND = [
  ...["@timestamp", "@ptr", "@log", "@logStream", "@ingestionTime", "logStreamName", "ingestionTime", "eventId", "id"],
  ...["messageType", "owner", "logGroup", "logStream", "subscriptionFilters", "searchedLogStreams", "nextToken"],
  ...["nextForwardToken", "nextBackwardToken", "@message", "@logGroupId", "@entity", "statistics", "status"],
  ...["queryLanguage", "encryptionKey"],
];
const METADATA = "requestMetadata.";

/** What a query for `@message` gives as CSV. */
const WHOLE_MESSAGES: Generation = { name: "whole messages", required: ["@message"], optional: AROUND };

/**
 * Model invocation logs of Amazon Bedrock: an object a request, as S3 keeps them (an object a line), and as
 * CloudWatch hands them out: in `events` or `logEvents` with the record as text, with the time before it, as
 * `@message`, or taken apart into the fields of a query, which may also be CSV. Cache reads and writes stand apart
 * from the input. Requests and responses are left out unread. Other messages of the same log are ignored. A record
 * does not tell how long a cache write lives: five minutes.
 */
export const bedrockInvocations: Format = {
  name: "bedrock-invocations",
  kind: "usage",
  containers: ["csv", "json"],
  nesting: {
    lists: ["events", "logEvents", "Records", "records", "results"],
    ofFields: ["results"],
    spreads: { message: "", "@message": "" },
    timeBeforeObject: true,
    // A query that is still running, and one page of many. Pages of a stream name the next one even where there is none.
    goesOn: { status: /^(Scheduled|Running)$/, nextToken: /^(?!null$)./ },
  },
  bodies: BODIES,
  generations: [
    {
      name: "invocation log",
      required: ["schemaType", "requestId"],
      optional: [...COLUMNS, ...AROUND],
      optionalPrefixes: [METADATA],
    },
    {
      name: "invocations",
      required: ["modelId", "input.inputTokenCount"],
      optional: [...COLUMNS, ...AROUND],
      optionalPrefixes: [METADATA],
    },
    WHOLE_MESSAGES,
  ],
  needs: (generation) =>
    generation === WHOLE_MESSAGES
      ? {
          refused: {
            code: "messages-as-csv",
            message:
              "The column @message holds whole requests and responses, which are not read from CSV. Export the same results as JSON, or ask for the fields that are needed: fields timestamp, requestId, modelId, region, accountId, identity.arn, errorCode, input.inputTokenCount, input.cacheReadInputTokenCount, input.cacheWriteInputTokenCount, output.outputTokenCount.",
          },
        }
      : {},
  read: readRow,
};

/** What the caller's own metadata says under the first of these keys that it has, in whatever case. */
function inMetadata(cells: Cells, keys: readonly string[]): readonly Sql[] {
  const there = cells.startingWith(METADATA);
  return keys.flatMap((key) =>
    there.filter((column) => column.toLowerCase() === METADATA.toLowerCase() + key).map((column) => cells.text(column)),
  );
}

const firstOf = (...texts: readonly Sql[]): Sql => `coalesce(${[...texts, "''"].join(", ")})`;

function readRow(cells: Cells): Reading {
  // A query may leave out the record's own time.
  const time = {
    ...cell(cells, "timestamp"),
    text: `coalesce(${cells.text("timestamp")}, ${cells.text("@timestamp")})`,
  };
  const model = cells.text("modelId");
  const schema = cells.text("schemaType");
  const profile = `nullif(regexp_extract(${model}, 'application-inference-profile/(.+)$', 1), '')`;
  const told = COLUMNS.filter((column) => column !== "requestId").map((column) => cells.text(column));
  return {
    moment: { ...time, at: momentOf(time.text), tellsHour: "true" },
    ignored: `${model} IS NULL AND coalesce(${schema}, '') <> ${literal("ModelInvocationLog")}`,
    counts: {
      sent: cell(cells, "input.inputTokenCount"),
      cached: cell(cells, "input.cacheReadInputTokenCount"),
      written: cell(cells, "input.cacheWriteInputTokenCount"),
      generated: cell(cells, "output.outputTokenCount"),
      images_made: cell(cells, "output.outputImageCount"),
    },
    checks: [],
    dimensions: {
      provider: "'bedrock'",
      model,
      project: firstOf(...inMetadata(cells, PROJECT_KEYS), cells.text("accountId")),
      userKey: cells.text("identity.arn"),
      tag: firstOf(...inMetadata(cells, TAG_KEYS), profile),
      app: firstOf(...inMetadata(cells, APP_KEYS)),
      region: cells.text("region"),
      serviceTier: cells.text("serviceTier"),
    },
    quantities: {
      requests: "1",
      failedRequests: `CASE WHEN ${cells.text("errorCode")} IS NOT NULL THEN 1 ELSE 0 END`,
      uncachedInput: "sent",
      cacheRead: "cached",
      cacheWrite5m: "written",
      output: "generated",
    },
    units: { images: "images_made" },
    identity: { column: "requestId", id: cells.text("requestId"), content: told },
  };
}
