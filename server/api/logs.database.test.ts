import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importFile } from "../intake";
import { setUpQueue } from "../queue";
import { hashPassword } from "../tenancy/sign-in/password";
import { signIn } from "../tenancy/sign-in/sign-in";
import { TRIES } from "../tenancy/sign-in/throttle";
import { answered } from "../testing/ask-pair";
import { askAs, machine } from "../testing/machine";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const PASSWORD = "zq a password that nobody may log";

/** Everything that is said on the console, by whatever way. */
let said: string[] = [];
beforeEach(() => {
  said = [];
  for (const way of ["log", "info", "warn", "error", "debug", "trace"] as const)
    vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.map(told).join(" ")));
});
afterEach(() => vi.restoreAllMocks());
const told = (word: unknown): string =>
  word instanceof Error
    ? `${word.stack} ${JSON.stringify(word)}`
    : typeof word === "string"
      ? word
      : JSON.stringify(word);

async function signInAs({ people }: WorldOrganization, password: string) {
  const attempt = { code: "", address: "203.0.113.77", userAgent: "zq-agent", now: new Date(), demoMaySignIn: false };
  return answered(signIn({ email: people.owner.email, password, ...attempt }));
}

describe("the security log", () => {
  it("tells who came in, who did not, who asked for too much and which limit was reached", async () => {
    await setUpQueue(database.adminUrl);
    const { zqwatch } = await world("zqwatch");
    const { owner, viewer } = zqwatch.people;
    const passwordHash = await hashPassword(PASSWORD);
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "User" SET "passwordHash" = $1 WHERE id = $2`, [passwordHash, owner.userId]),
    );
    await signInAs(zqwatch, PASSWORD);
    for (let tries = 0; tries < TRIES + 1; tries += 1) await signInAs(zqwatch, "zq another password altogether");
    await answered(zqwatch.as("viewer").tenancy.invitations());
    const { ask, id } = await machine(zqwatch, ["usage:import"]);
    expect((await ask("GET", "/imports")).status).toBe(403);
    const person = owner.userId;
    const wrong = { security: "sign-in-failed", way: "password", why: "wrong-credentials", person };
    const events = said.flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as object] : []));
    expect(events).toMatchObject([
      { security: "sign-in", way: "password", person, at: expect.stringMatching(/^\d{4}-.*Z$/) },
      ...Array.from({ length: TRIES }, () => wrong),
      { security: "limit-reached", limit: "sign-in" },
      { ...wrong, why: "paused", person: null },
      { security: "role-refused", ability: "member:manage", role: "viewer", person: viewer.userId },
      { security: "token-refused", token: id },
    ]);
  });
});

describe("the log", () => {
  it("holds no secret, no content of a file and no address", { timeout: 180_000 }, async () => {
    await setUpQueue(database.adminUrl);
    const { zqcompany } = await world("zqcompany");
    const passwordHash = await hashPassword(PASSWORD);
    await asAdmin(database.adminUrl, (client) =>
      client.query(`UPDATE "User" SET "passwordHash" = $1 WHERE id = $2`, [
        passwordHash,
        zqcompany.people.owner.userId,
      ]),
    );
    const wrong = await signInAs(zqcompany, "zq another password altogether");
    const right = await signInAs(zqcompany, PASSWORD);
    expect([wrong.code, right.code]).toEqual(["bug", "OK"]);

    const { tenancy, reviews, workloads } = zqcompany.as("owner");
    await tenancy.invite({ email: "guest@zqcompany.example", role: "viewer" });
    await reviews.addRecipient({ email: "cfo@zqcompany.example", name: "Zqcleo" });
    const { token, ask } = await machine(zqcompany);
    await askAs(`${token.slice(0, -3)}zzz`, "GET", "/imports");
    await ask("POST", "/usage", { json: { rows: [{ day: "zqday" }] } });

    const file = path.join(database.folder, "zqfile.csv");
    writeFileSync(
      file,
      "day,provider,model,project,uncached_input,output\n2026-09-01,openai,gpt-5,zqproject,zqcell,1\n",
    );
    const place = { path: file, name: "zqfile.csv", hints: {} };
    await importFile(zqcompany.id, OPERATOR, { ...place, overlap: null, confirmRejects: true, isDryRun: false });

    // A bug whose error quotes the very row that was written.
    await asAdmin(database.adminUrl, (client) =>
      client.query(`ALTER TABLE "Workload" ADD CONSTRAINT never CHECK (name NOT LIKE 'Zq%') NOT VALID`),
    );
    const profile = { task: "classification" as const, narrow: true, requirements: { accuracy: 0.9 } };
    const bug = await answered(workloads.create({ name: "Zqname", ownerName: "Zqlena", profile }));
    expect(bug.code).toBe("INTERNAL_SERVER_ERROR");
    const id = /\(([0-9a-f]{8})\)/.exec(bug.text)?.[1] ?? "none";

    const bugs = said.filter((line) => line.startsWith("bug "));
    expect(bugs).toHaveLength(1);
    expect(bugs[0]).toContain(`bug ${id} in workloads.create`);
    expect(bugs[0]).toContain("workloads");
    const secrets = [/zq/i, /203\.0\.113/, /@/, new RegExp(token.split(".")[2] ?? "none"), /scrypt\$/];
    for (const line of said)
      for (const secret of secrets) expect(line.replace(/node_modules\/\S+|\S+@\d[\w.-]*/g, "")).not.toMatch(secret);
  });
});
