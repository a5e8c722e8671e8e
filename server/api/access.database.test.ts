import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { ABILITIES, roleMay, type Ability } from "../tenancy/abilities";
import { ROLES, type Role } from "../tenancy/schema";
import { exampleInput } from "../testing/example-input";
import { publicProcedures, tenantProcedures } from "../testing/procedures";
import { useTestDatabase } from "../testing/test-database";
import { world } from "../testing/world";

useTestDatabase();

const NOWHERE = "no-such-id-no-such-id-no-s";

/** The code of the answer; `OK` where there was none. */
async function answerOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "OK";
  } catch (error) {
    return error instanceof TRPCError ? error.code : `bug: ${String(error)}`;
  }
}

describe("every procedure × every role", () => {
  it("has a door with an ability of the table", () => {
    for (const procedure of tenantProcedures()) expect(ABILITIES, procedure.path).toContain(procedure.door);
    for (const procedure of publicProcedures())
      expect(["open", "person", "operator", "link"], procedure.path).toContain(procedure.door);
  });

  it("lets in the roles that the table names, and no other", async () => {
    const { doors } = await world("doors");
    const wrong: string[] = [];
    for (const procedure of tenantProcedures()) {
      for (const role of ROLES) {
        const context = { person: doors.people[role], slug: doors.slug, now: new Date("2026-10-05T12:00:00Z") };
        const answer = await answerOf(procedure.call(context, exampleInput(procedure.input, NOWHERE)));
        const allowed = roleMay(role as Role, procedure.door as Ability);
        if (allowed ? answer === "UNAUTHORIZED" : answer !== "FORBIDDEN")
          wrong.push(`${procedure.path} as ${role}: ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("asks who is not signed in to sign in, and tells a stranger nothing", async () => {
    const { mine, theirs } = await world("mine", "theirs");
    const now = new Date();
    for (const procedure of tenantProcedures()) {
      const input = exampleInput(procedure.input, NOWHERE);
      expect(await answerOf(procedure.call({ person: null, slug: mine.slug, now }, input)), procedure.path).toBe(
        "UNAUTHORIZED",
      );
      expect(
        await answerOf(procedure.call({ person: theirs.people.owner, slug: mine.slug, now }, input)),
        procedure.path,
      ).toBe("NOT_FOUND");
    }
    for (const procedure of publicProcedures().filter(({ door }) => door === "person" || door === "operator"))
      expect(
        await answerOf(procedure.call({ person: null, slug: null, now }, exampleInput(procedure.input, NOWHERE))),
        procedure.path,
      ).toBe("UNAUTHORIZED");
  });
});
