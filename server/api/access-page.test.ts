import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { ABILITIES, roleMay, type Ability } from "../tenancy/abilities";
import { ROLES } from "../tenancy/schema";
import { HTTP_ROUTES } from "../testing/http-routes";
import { publicProcedures, tenantProcedures, type ListedProcedure } from "../testing/procedures";
import { routes } from "./v1/routes";

const PAGE = path.join(import.meta.dirname, "../../docs/access.md");
const isAbility = (door: unknown): door is Ability => ABILITIES.some((ability) => ability === door);

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => "---")),
  ...rows.map(row),
];
const rolesOf = (door: Ability): string[] => ROLES.map((role) => (roleMay(role, door) ? "yes" : ""));

const procedureRow = ({ path: name, type, door }: ListedProcedure): string[] => [
  `\`${name}\``,
  type === "query" ? "reads" : "changes",
  `\`${String(door)}\``,
  ...(isAbility(door) ? rolesOf(door) : []),
];

const OTHER_DOORS = [
  "`open`: anyone. `person`: whoever is signed in. `operator`: whoever is signed in with an address in `OPERATOR_EMAILS`.",
  "`link`: whoever holds the link, to one review. None of them enters an organization by its name.",
];
const PARTS = [
  "- Who lacks `review:read` sees ended quarters and published reviews, no draft and no running quarter.",
  "- Who lacks `member:read-address` sees members without their addresses.",
  "- Who lacks `usage:rejects` sees how many rows were rejected, not the rows.",
  "- The holder of a link sees the signed review, or its first page where the recipient gets the summary.",
  "- No answer holds a password, its hash, the secret of a token, a link's token, or the organization's salt.",
];

/** The doors, as people read them. */
async function pageOf(): Promise<string> {
  const tenant = tenantProcedures();
  const http = HTTP_ROUTES.flatMap(({ file, door, ways }) =>
    isAbility(door) ? [{ address: `/${path.dirname(file)}`, door, methods: ways.map(({ method }) => method) }] : [],
  );
  const others = HTTP_ROUTES.flatMap(({ file, door }) =>
    typeof door === "object" ? [[`\`/${path.dirname(file)}\``, door.other, door.because]] : [],
  );
  const lines = [
    "# Every door",
    "",
    `${tenant.length} procedures of an organization, ${publicProcedures().length} without one, ${HTTP_ROUTES.length} other addresses, ${routes.length} of the HTTP API.`,
    "Which role has which ability is the table of [abilities.md](abilities.md); here stands what each door asks for. It is printed from",
    "the routers; after a change there: `UPDATE_DOCS=1 npx vitest run --project unit server/api/access-page.test.ts`. That the doors",
    "do what stands here is asked door by door and role by role in `server/api/access.database.test.ts`.",
    "",
    "## Procedures of an organization",
    "",
    "Who is no member of the organization in the address is told _not found_, whatever is asked.",
    "",
    ...table(["Procedure", "", "Ability", ...ROLES], tenant.map(procedureRow)),
    "",
    "## Procedures without an organization",
    "",
    ...OTHER_DOORS,
    "",
    ...table(["Procedure", "", "Door"], publicProcedures().map(procedureRow)),
    "",
    "## Other addresses of an organization",
    "",
    ...table(
      ["Address", "Methods", "Ability", ...ROLES],
      http.map(({ address, methods, door }) => [`\`${address}\``, methods.join(" "), `\`${door}\``, ...rolesOf(door)]),
    ),
    "",
    ...table(["Address", "Door", ""], others),
    "",
    "## The HTTP API",
    "",
    "A token has some of its organization's abilities, never more than its maker.",
    "",
    ...table(
      ["Address", "Token's ability"],
      routes.map(({ method, path: at, ability }) => [
        `\`${method} /api/v1${at}\``,
        ability ? `\`${ability}\`` : "none",
      ]),
    ),
    "",
    "## Parts of answers",
    "",
    ...PARTS,
    "",
  ];
  return format(lines.join("\n"), { ...(await resolveConfig(PAGE)), parser: "markdown" });
}

describe("the table of doors", () => {
  it("is what docs/access.md says", { timeout: 60_000 }, async () => {
    const page = await pageOf();
    if (process.env.UPDATE_DOCS === "1") writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "no page").toBe(page);
  });

  it("names an ability for every procedure of an organization, and one of four doors for the others", () => {
    for (const { path: name, door } of tenantProcedures()) expect(isAbility(door), name).toBe(true);
    for (const { path: name, door } of publicProcedures())
      expect(["open", "person", "operator", "link"], name).toContain(door);
  });
});
