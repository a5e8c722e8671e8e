import { apiImport } from "../imports/api-import";
import { tenantRoute } from "../route";
import { canonicalRows } from "./canonical-rows";
import { FILE_TYPES, postUsage, usageQuery, usageResults } from "./post-usage";

/** `POST /usage`, as it is described. */
export const usageRoute = tenantRoute({
  method: "POST",
  path: "/usage",
  name: "postUsage",
  ability: "usage:import",
  summary: "Send usage",
  text: "A file of any format that the imports page knows, plain or packed, several files as a form or in a zip archive, or rows as JSON. What needs no answer is committed; a small request waits for that, a large one is answered 202 with the place to look at. The same bytes again change nothing.",
  query: usageQuery,
  headers: {
    "Idempotency-Key":
      "Makes a retry safe: the same key with the same bytes gets the first answer again, for three days",
    Prefer: "`respond-async`: do not wait; `wait=30`: wait so many seconds, at most 60",
  },
  takes: [
    { type: "application/json", text: "Rows of canonical usage", schema: canonicalRows },
    ...FILE_TYPES.map((type) => ({ type, text: "A file as it is" })),
    { type: "multipart/form-data", text: "Up to 20 files" },
  ],
  answers: [
    { status: 201, text: "It is committed", schema: apiImport, headers: { Location: "The import" } },
    {
      status: 200,
      text: "A dry run is done, or these bytes were imported before, by the import that is told",
      schema: apiImport,
    },
    { status: 200, text: "All of several files are imported, or all of an archive", schema: usageResults },
    {
      status: 202,
      text: "It is being read; of an archive, `GET /imports/{id}/files` tells the files later",
      schema: apiImport,
      headers: { Location: "Where to look" },
    },
    { status: 202, text: "Some of several files are still being read", schema: usageResults },
    { status: 207, text: "Of several files some were not taken", schema: usageResults },
  ],
  problems: [
    ...(["cut-short", "open-question", "key-in-use", "too-large", "unsupported-content"] as const),
    ...(["file-refused", "key-reused", "unavailable"] as const),
  ],
  examples: [
    {
      title: "A file",
      curl: `curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" -H "Idempotency-Key: $(uuidgen)" --data-binary @usage.csv "$HOST/api/v1/usage?name=usage.csv&overlap=replace"`,
    },
    {
      title: "Several files",
      curl: `curl -X POST -H "Authorization: Bearer $TOKEN" -F file=@july.csv -F file=@august.csv.gz "$HOST/api/v1/usage?source=gateway"`,
    },
    {
      title: "Rows",
      curl: `curl -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"rows":[{"day":"2026-09-30","provider":"openai","model":"gpt-4o-mini","requests":120,"uncachedInput":84000,"cacheRead":12000,"output":9100,"project":"triage"}]}' "$HOST/api/v1/usage?source=billing-job"`,
    },
  ],
  answer: postUsage,
});
