import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/server/database";
import { setUpQueue } from "@/server/queue";
import { inTenant } from "@/server/tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "../../testing/test-database";
import { world } from "../../testing/world";
import { deliverLetters } from "../outbox/deliver-letters";
import { findMailHost } from "./find-mail-host";

const database = useTestDatabase();
beforeAll(() => setUpQueue(database.adminUrl));

const taken: { user: string; raw: string }[] = [];
const port = await freePort();
const server = new SMTPServer({
  disabledCommands: ["STARTTLS"],
  allowInsecureAuth: true,
  logger: false,
  onAuth: ({ username, password }, _session, done) =>
    password === "the post's own password"
      ? done(null, { user: username ?? "" })
      : done(Object.assign(new Error("wrong password"), { responseCode: 535 })),
  onData: (stream, session, done) => {
    let raw = "";
    stream.on("data", (chunk: Buffer) => (raw += chunk.toString()));
    stream.on("end", () => {
      taken.push({ user: String(session.user), raw });
      done();
    });
  },
});
server.on("error", () => undefined);
await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
afterEach(() => {
  delete process.env.PRIVATE_HOSTS;
});

const settings = {
  ...{ host: "localhost", port, isTls: false, userName: "quarterdeck" },
  ...{ password: "the post's own password", fromAddress: "review@acme.example", fromName: "Acme's review" },
};

describe("a mail server of the organization's own", () => {
  it("takes its letters, with its user, its password and its sender", async () => {
    const { acme, borealis } = await world("acme", "borealis");
    process.env.PRIVATE_HOSTS = "mail.internal, localhost";
    const { outbox } = acme.as("admin");
    expect(await outbox.server()).toBeNull();
    await outbox.editServer(settings);
    expect(await outbox.sendTest()).toEqual({ to: "admin@acme.example" });
    await expect(outbox.sendTest()).rejects.toThrow(/within the last minute/);
    await deliverLetters(acme.id);
    expect(taken.map(({ user }) => user)).toEqual(["quarterdeck"]);
    const mail = await simpleParser(taken[0]?.raw ?? "");
    expect(mail.from?.text).toBe(`"Acme's review" <review@acme.example>`);
    expect((await outbox.list()).map(({ status, transport }) => [status, transport])).toEqual([["sent", "smtp"]]);
    // Nobody else's letters go there.
    await borealis.as("owner").outbox.sendTest();
    await deliverLetters(borealis.id);
    expect(taken).toHaveLength(1);
    expect((await borealis.as("owner").outbox.list())[0]).toMatchObject({ status: "sent", transport: "outbox" });
  });

  it("keeps its password sealed, and tells it to nobody and to no other server", async () => {
    const { quiet } = await world("quiet");
    process.env.PRIVATE_HOSTS = "localhost,127.0.0.1";
    const { outbox } = quiet.as("owner");
    await outbox.editServer(settings);
    const shown = JSON.stringify([await outbox.server(), await quiet.as("owner").tenancy.auditLog({})]);
    expect(shown).toContain("review@acme.example");
    const rows = await asAdmin(database.adminUrl, (client) =>
      client.query<{ text: string }>(`SELECT to_jsonb(m)::text AS text FROM "OrganizationMail" m`),
    );
    for (const text of [shown, ...rows.rows.map((row) => row.text)]) expect(text).not.toContain("own password");
    const { password: _, ...same } = settings;
    await outbox.editServer({ ...same, fromName: "Acme" });
    expect(await outbox.server()).toMatchObject({ hasPassword: true, fromName: "Acme" });
    for (const other of [{ host: "127.0.0.1" }, { port: 25 }, { userName: "somebody" }, { isTls: true }])
      await expect(outbox.editServer({ ...same, ...other }), JSON.stringify(other)).rejects.toThrow(
        /Give the password/,
      );
    for (const role of ["analyst", "reviewer", "viewer"] as const)
      await expect(quiet.as(role).outbox.server()).rejects.toThrow(/may not do this/);
    await outbox.removeServer();
    expect(await outbox.server()).toBeNull();
  });

  it("is tried again where it refuses the password or may not be reached any more", async () => {
    const { later } = await world("later");
    process.env.PRIVATE_HOSTS = "localhost";
    const { outbox } = later.as("owner");
    await outbox.editServer(settings);
    await outbox.sendTest();
    process.env.PRIVATE_HOSTS = "";
    const before = taken.length;
    await deliverLetters(later.id);
    expect((await outbox.list())[0]).toMatchObject({
      status: "due",
      attempts: 1,
      lastError: expect.stringMatching(/none of mail/),
    });
    process.env.PRIVATE_HOSTS = "localhost";
    await outbox.editServer({ ...settings, password: "another" });
    await inTenant(later.id, (db) => db.letter.updateMany({ data: { dueAt: new Date(0) } }));
    await deliverLetters(later.id);
    expect((await outbox.list())[0]).toMatchObject({
      status: "due",
      lastError: expect.stringMatching(/wrong password/),
    });
    expect(taken).toHaveLength(before);
  });
});

describe("the guard of the host", () => {
  const leadsTo = (...addresses: string[]) =>
    findMailHost("mail.example.com", 587, async () => addresses.map((address) => ({ address, family: 4 })));

  it("lets public addresses through, and none of which one leads inside", async () => {
    expect(await leadsTo("1.1.1.1", "8.8.8.8")).toEqual({ address: "1.1.1.1", isAllowed: false });
    for (const inside of [
      "127.0.0.1",
      "10.1.2.3",
      "169.254.169.254",
      "192.168.1.1",
      "::1",
      "fd00::1",
      "::ffff:10.0.0.1",
    ]) {
      await expect(leadsTo(inside), inside).rejects.toThrow(/not a mail server on the internet/);
      await expect(leadsTo("1.1.1.1", inside), inside).rejects.toMatchObject({ code: "not-a-public-host" });
    }
    await expect(leadsTo()).rejects.toMatchObject({ code: "not-a-public-host" });
  });

  it("lets no address in by writing it in another way, and no other port", async () => {
    for (const host of ["127.1", "0x7f.1", "2130706433", "0.0.0.0", "localhost", "127.0.0.1", "[::1]"])
      await expect(findMailHost(host, 587), host).rejects.toMatchObject({ code: "not-a-public-host" });
    for (const other of [22, 80, 5432, 6379])
      await expect(
        findMailHost("mail.example.com", other, async () => [{ address: "1.1.1.1", family: 4 }]),
      ).rejects.toMatchObject({ code: "not-a-mail-port" });
  });
});
