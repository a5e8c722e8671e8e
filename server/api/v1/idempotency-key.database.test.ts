import { describe, expect, it } from "vitest";
import { machine } from "../../testing/machine";
import { world } from "../../testing/world";
import { answerOnce } from "./answer-once";
import { Fingerprint } from "./usage/read-files";
import { AUGUST, FILE, useUsageDesk } from "../../testing/usage-desk";

const { rowsOf, sums, imports } = useUsageDesk();

describe("an Idempotency-Key", () => {
  const key = (text: string) => ({ ...FILE, "idempotency-key": text });

  it("gives the first answer again, and refuses other bytes", async () => {
    const { once } = await world("once");
    const { ask } = await machine(once);
    const first = await ask("POST", "/usage?name=a.csv", { body: AUGUST, headers: key("k-1") });
    expect(first.status).toBe(201);
    await ask("POST", `/imports/${first.json.id}/revert`, { json: { reason: "it was a test" } });
    const second = await ask("POST", "/usage?name=a.csv", { body: AUGUST, headers: key('"k-1"') });
    expect([second.status, second.text, second.headers.get("location")]).toEqual([
      201,
      first.text,
      first.headers.get("location"),
    ]);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await imports(once)).toHaveLength(1);
    for (const [address, body] of [
      ["/usage?name=a.csv", `${AUGUST}\n`],
      ["/usage?name=b.csv", AUGUST],
    ] as const)
      expect((await ask("POST", address, { body, headers: key("k-1") })).json).toMatchObject({
        status: 422,
        type: "/api/v1#key-reused",
      });
    expect(await imports(once)).toHaveLength(1);
    const other = await machine(once);
    expect((await other.ask("POST", "/usage?name=a.csv", { body: `${AUGUST}\n`, headers: key("k-1") })).status).toBe(
      201,
    );
    expect((await ask("POST", "/usage", { body: AUGUST, headers: key("two words") })).json).toMatchObject({
      status: 400,
      errors: [{ header: "Idempotency-Key" }],
    });
  });

  it("does the work once for twenty at once; the others are told to wait, and then get the same", async () => {
    const { twenty } = await world("twenty");
    const { ask } = await machine(twenty);
    const send = () => ask("POST", "/usage", { body: AUGUST, headers: key("k-20") });
    const all = await Promise.all(Array.from({ length: 20 }, send));
    const statuses = new Set(all.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 201)).toEqual([409]);
    for (const { status, json, headers } of all)
      if (status === 409) expect([json.type, headers.get("retry-after")]).toEqual(["/api/v1#key-in-use", "1"]);
    const ids = new Set(all.flatMap(({ status, json }) => (status === 201 ? [json.id] : [])));
    expect(ids.size).toBe(1);
    expect((await send()).json.id).toBe([...ids][0]);
    expect(await imports(twenty)).toHaveLength(1);
    expect(await sums(twenty)).toMatchObject({ n: 2, input: "3000" });
  }, 120_000);

  it("remembers a refusal of the content, but not of bytes that did not arrive", async () => {
    const { refusals } = await world("refusals");
    const { ask } = await machine(refusals);
    const rows = { json: { rows: [{ day: "never" }] }, headers: { "idempotency-key": "k-r" } };
    const first = await ask("POST", "/usage", rows);
    expect(first.status).toBe(400);
    const second = await ask("POST", "/usage", rows);
    expect([second.status, second.text, second.headers.get("content-type")]).toEqual([
      400,
      first.text,
      "application/problem+json",
    ]);
    const cut = { ...key("k-c"), "content-length": "9999" };
    expect((await ask("POST", "/usage", { body: AUGUST, headers: cut })).json.type).toBe("/api/v1#cut-short");
    const whole = await ask("POST", "/usage", { body: AUGUST, headers: key("k-c") });
    expect(whole.status, whole.text).toBe(201);
  });

  it("does not remember that one of several files failed for the moment", async () => {
    const { passing } = await world("passing");
    const { id: tokenId } = await machine(passing);
    const actor = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
    const entered = { organizationId: passing.id, tokenId, actor, now: new Date() };
    const send = (status: number, isForTheMoment: boolean) => {
      const request = new Request("http://quarterdeck.example/api/v1/usage", { headers: { "idempotency-key": "k-p" } });
      const fingerprint = new Fingerprint("POST /api/v1/usage");
      fingerprint.isWhole = true;
      const work = () => Promise.resolve({ answer: Response.json({}, { status }), isForTheMoment });
      return answerOnce({ entered, request }, fingerprint, work, () => Promise.resolve());
    };
    expect((await send(207, true)).status).toBe(207);
    expect((await send(200, false)).status).toBe(200);
    expect((await send(207, true)).status).toBe(200);
  });

  it("is free again when whoever held it was killed, and after three days", async () => {
    const { left } = await world("left");
    const { ask, id } = await machine(left);
    const claim = (name: string, age: string, status: number | null) =>
      rowsOf(
        `INSERT INTO "RememberedAnswer" ("organizationId", "tokenId", key, "claimedAt", status, fingerprint) VALUES ($1, $2, $3, now() - $4::interval, $5, 'x')`,
        ...[left.id, id, name, age, status],
      );
    await claim("fresh", "10 seconds", null);
    await claim("stale", "5 minutes", null);
    await claim("old", "73 hours", 201);
    expect((await ask("POST", "/usage", { body: AUGUST, headers: key("fresh") })).json.type).toBe("/api/v1#key-in-use");
    expect((await ask("POST", "/usage", { body: AUGUST, headers: key("stale") })).status).toBe(201);
    expect((await ask("POST", "/usage", { body: AUGUST, headers: key("old") })).json.alreadyImported).toBe(true);
  });

  it("stands for the files of a form, whatever its boundary", async () => {
    const { forms } = await world("forms");
    const { ask } = await machine(forms);
    const send = (text: string) => {
      const form = new FormData();
      form.append("file", new Blob([text]), "august.csv");
      return ask("POST", "/usage", { body: form, headers: { "idempotency-key": "k-f" } });
    };
    const first = await send(AUGUST);
    expect(first.status, first.text).toBe(201);
    expect((await send(AUGUST)).text).toBe(first.text);
    expect((await send(`${AUGUST}\n`)).status).toBe(422);
  });
});
