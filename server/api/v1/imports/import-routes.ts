import { z } from "zod";
import { downloadRejects, IMPORT_STATUSES, listRejects, listUnpacked, pageImports, readImport } from "../../../intake";
import { asMachine } from "../bearer";
import { answerJson, tenantRoute, wholeNumber, type Route } from "../route";
import { apiImport, apiImportPage, apiRejectPage, toApiImport } from "./api-import";
import { decisionRoutes } from "./decision-routes";

const listRoute = tenantRoute({
  method: "GET",
  path: "/imports",
  name: "listImports",
  ability: "usage:read",
  summary: "List imports",
  text: "The newest first. Discarded ones only with `status=discarded`.",
  query: z.strictObject({
    status: z.enum(IMPORT_STATUSES).optional(),
    limit: wholeNumber(1, 200, 50).describe("1 to 200"),
    cursor: z.string().max(200).optional().describe("`next` of the page before"),
  }),
  answers: [{ status: 200, text: "A page of imports", schema: apiImportPage }],
  problems: [],
  examples: [
    {
      title: "The committed ones",
      curl: `curl -H "Authorization: Bearer $TOKEN" "$HOST/api/v1/imports?status=committed"`,
    },
  ],
  answer: async ({ entered, query }) =>
    answerJson(apiImportPage.parse(await asMachine(entered, (ctx) => pageImports(ctx, query)))),
});

const readRoute = tenantRoute({
  method: "GET",
  path: "/imports/{id}",
  name: "readImport",
  ability: "usage:read",
  summary: "Read one import",
  text: "Where it is in its life, its report, and what its commit changes.",
  answers: [{ status: 200, text: "The import", schema: apiImport }],
  problems: ["not-found"],
  examples: [{ title: "After a 202", curl: `curl -H "Authorization: Bearer $TOKEN" "$HOST/api/v1/imports/$ID"` }],
  answer: async ({ entered, id }) =>
    answerJson(toApiImport(await asMachine(entered, (ctx) => readImport(ctx, { id })))),
});

const filesRoute = tenantRoute({
  method: "GET",
  path: "/imports/{id}/files",
  name: "listFilesOfArchive",
  ability: "usage:read",
  summary: "Files of an archive",
  text: "A zip archive is laid aside (`discarded`) once each of its files is an import of its own: these, in the archive's order. Empty for what is no archive, and until it is unpacked.",
  answers: [{ status: 200, text: "Their imports", schema: apiImportPage }],
  problems: ["not-found"],
  examples: [
    {
      title: "After a 202 for a zip",
      curl: `curl -H "Authorization: Bearer $TOKEN" "$HOST/api/v1/imports/$ID/files"`,
    },
  ],
  answer: async ({ entered, id }) => {
    const imports = await asMachine(entered, (ctx) => listUnpacked(ctx, { id }));
    return answerJson(apiImportPage.parse({ imports, next: null }));
  },
});

const rejectsRoute = tenantRoute({
  method: "GET",
  path: "/imports/{id}/rejects",
  name: "listRejects",
  ability: "usage:rejects",
  summary: "Rejected rows of an import",
  text: "JSON in pages; with `as=csv` or `Accept: text/csv` all of them as a CSV that no spreadsheet will run.",
  query: z.strictObject({
    as: z.enum(["json", "csv"]).optional(),
    after: wholeNumber(0, 999_999, 0).describe("`next` of the page before"),
    limit: wholeNumber(1, 500, 100).describe("1 to 500"),
  }),
  answers: [
    { status: 200, text: "A page of rejected rows", schema: apiRejectPage },
    { status: 200, text: "All of them: line, column, value, reason", type: "text/csv" },
  ],
  problems: ["not-found"],
  examples: [
    {
      title: "As a file",
      curl: `curl -H "Authorization: Bearer $TOKEN" "$HOST/api/v1/imports/$ID/rejects?as=csv" -o rejects.csv`,
    },
  ],
  answer: async ({ entered, id, query, request }) => {
    const isCsv = (query.as ?? (/\btext\/csv\b/.test(request.headers.get("accept") ?? "") ? "csv" : "json")) === "csv";
    if (!isCsv)
      return answerJson(apiRejectPage.parse(await asMachine(entered, (ctx) => listRejects(ctx, { id, ...query }))));
    const { csv } = await downloadRejects(entered.organizationId, entered.actor, id, entered.now);
    const disposition = 'attachment; filename="rejects.csv"';
    return new Response(csv, {
      headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": disposition, vary: "accept" },
    });
  },
});

export const importRoutes: readonly Route[] = [listRoute, readRoute, filesRoute, rejectsRoute, ...decisionRoutes];
