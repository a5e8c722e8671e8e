import type { Ability } from "../tenancy/abilities";
import type { Kind } from "./aim";

/** One way to ask a route: what stands where an id belongs is a kind of one's own things, or a text. */
export interface HttpWay {
  readonly method: "GET" | "HEAD" | "POST" | "PATCH" | "DELETE";
  /** By the names of the route's folders; `org` is always the organization's address. */
  readonly params?: Readonly<Record<string, Kind | "upload" | "document" | { readonly text: string }>>;
  readonly search?: Readonly<Record<string, Kind | { readonly text: string }>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpRoute {
  /** Below `app/`. */
  readonly file: string;
  /** Which ability its door asks for; or what else lets in, and then why no id of an organization can be aimed at it here. */
  readonly door: Ability | { readonly other: string; readonly because: string };
  readonly ways: readonly HttpWay[];
}

const quarter = { text: "2026-Q1" };

/** Every address that is no page, with an example of how it is asked. A file that is missing here fails a test. */
export const HTTP_ROUTES: readonly HttpRoute[] = [
  {
    file: "o/[org]/workloads/[id]/input.json/route.ts",
    door: "workload:read",
    ways: [{ method: "GET", params: { id: "workload" }, search: { quarter } }],
  },
  {
    file: "o/[org]/reviews/[quarter]/documents/[name]/route.ts",
    door: "review:read-published",
    ways: [{ method: "GET", params: { quarter, name: "document" } }],
  },
  {
    file: "o/[org]/rows/rows.csv/route.ts",
    door: "usage:read",
    ways: [{ method: "GET", search: { period: quarter, workload: "workload", importId: "import" } }],
  },
  {
    file: "o/[org]/imports/[id]/rejects.csv/route.ts",
    door: "usage:rejects",
    ways: [{ method: "GET", params: { id: "import" } }],
  },
  {
    file: "o/[org]/imports/uploads/route.ts",
    door: "usage:import",
    ways: [{ method: "POST", body: JSON.stringify({ fileName: "usage.csv", bytes: 10 }) }],
  },
  {
    file: "o/[org]/imports/uploads/[id]/route.ts",
    door: "usage:import",
    ways: [
      { method: "HEAD", params: { id: "upload" } },
      { method: "PATCH", params: { id: "upload" }, headers: { "upload-offset": "0" }, body: "" },
      { method: "DELETE", params: { id: "upload" } },
    ],
  },
  {
    file: "o/[org]/settings/audit/file/route.ts",
    door: "audit:read",
    ways: [
      { method: "GET", search: { form: { text: "json" } } },
      { method: "GET", search: { form: { text: "csv" } } },
    ],
  },
  {
    file: "o/[org]/settings/export/file/route.ts",
    door: "organization:edit",
    ways: [{ method: "GET" }],
  },
  {
    file: "o/[org]/deployments/[id]/ledger.csv/route.ts",
    door: "deployment:read",
    ways: [{ method: "GET", params: { id: "deployment" } }],
  },
  {
    file: "o/[org]/api/trpc/[trpc]/route.ts",
    door: {
      other: "the procedure's own",
      because: "every procedure is asked with every id in isolation.database.test.ts",
    },
    ways: [],
  },
  {
    file: "api/trpc/[trpc]/route.ts",
    door: { other: "the procedure's own", because: "its procedures enter no organization but by a token of their own" },
    ways: [],
  },
  {
    file: "api/v1/[...path]/route.ts",
    door: { other: "a token with the route's ability", because: "its routes are asked with every id beside these" },
    ways: [],
  },
  {
    file: "api/auth/[...nextauth]/route.ts",
    door: { other: "open", because: "it opens and ends the session of a person and names nothing of an organization" },
    ways: [],
  },
  {
    file: "api/company-sign-in/[org]/callback/route.ts",
    door: {
      other: "the issuer's answer to this browser's own question",
      because: "answers of another conversation are refused in company.database.test.ts",
    },
    ways: [],
  },
  {
    file: "api/health/route.ts",
    door: { other: "open", because: "it tells of the schema's version and takes no input" },
    ways: [],
  },
  {
    file: "r/[token]/stop/now/route.ts",
    door: { other: "the link", because: "the link is the proof, and is asked with every mutation beside these" },
    ways: [],
  },
];
