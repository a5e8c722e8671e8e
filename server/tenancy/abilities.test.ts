import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { ABILITIES, abilitiesOf, roleMay, rolesThatMay } from "./abilities";
import { ROLES } from "./schema";

const PAGE = path.join(import.meta.dirname, "../../docs/abilities.md");

/** The table of `abilities.ts`, as people read it. */
function pageOf(): Promise<string> {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const lines = [
    "# Who may do what",
    "",
    "Every door of an organization asks for one ability, and this table says which roles have it. It is printed from",
    "`server/tenancy/abilities.ts`; after a change there, print it anew: `UPDATE_DOCS=1 npx vitest run --project unit server/tenancy/abilities.test.ts`.",
    "",
    row(["Ability", ...ROLES]),
    row(["---", ...ROLES.map(() => "---")]),
    ...ABILITIES.map((ability) =>
      row([`\`${ability}\``, ...ROLES.map((role) => (roleMay(role, ability) ? "yes" : ""))]),
    ),
    "",
  ];
  return resolved(lines.join("\n"));
}

const resolved = async (text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(PAGE)), parser: "markdown" });

describe("the table of abilities", () => {
  it("is what docs/abilities.md says", async () => {
    const page = await pageOf();
    if (process.env.UPDATE_DOCS === "1") writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "no page").toBe(page);
  });

  it("gives owners all that admins may, and nobody but owners the naming of owners", () => {
    expect(abilitiesOf("owner")).toEqual(expect.arrayContaining(abilitiesOf("admin")));
    expect(rolesThatMay("member:name-owner")).toEqual(["owner"]);
  });

  it("lets preparers decide nothing and viewers change nothing", () => {
    for (const ability of ["review:decide", "review:sign"] as const)
      expect(rolesThatMay(ability)).toEqual(["owner", "reviewer"]);
    expect(abilitiesOf("viewer").filter((ability) => !/:read(-published)?$/.test(ability))).toEqual([]);
  });
});
