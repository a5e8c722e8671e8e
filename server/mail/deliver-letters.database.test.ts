import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "@/server/database";
import { inTenant } from "@/server/tenancy/tenant-database";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { deliverLetters } from "./outbox/deliver-letters";
import { writeLetter } from "./outbox/write-letter";
import { outboxFolder } from "./transports/outbox-folder";
import { smtp } from "./transports/smtp";
import type { Transport } from "./transports/transport";

const database = useTestDatabase();

/** A mail server that answers as the test says, and keeps what it took. */
type Answer = "take" | "later" | "never";
const taken: { to: string; raw: string }[] = [];
let answer: (to: string) => Answer = () => "take";
const port = await freePort();
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  logger: false,
  onRcptTo: ({ address }, _session, done) => {
    const said = answer(address);
    if (said === "later") done(Object.assign(new Error("mailbox busy"), { responseCode: 450 }));
    else if (said === "never") done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
    else done();
  },
  onData: (stream, session, done) => {
    let raw = "";
    stream.on("data", (chunk: Buffer) => (raw += chunk.toString()));
    stream.on("end", () => {
      const to = session.envelope.rcptTo[0]?.address ?? "";
      taken.push({ to, raw });
      done();
    });
  },
});
server.on("error", () => undefined);
await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const transport = (): Transport => smtp(`smtp://127.0.0.1:${port}`);
beforeEach(() => {
  taken.length = 0;
  answer = () => "take";
});

const write = (at: WorldOrganization, to: string, key = to) =>
  at.run("owner", (ctx) =>
    writeLetter(ctx, {
      key,
      kind: "review",
      reviewId: null,
      to,
      toName: "Lena",
      subject: "Q3 2026",
      html: "<p>Q3</p>",
      text: "Q3",
      attachments: [],
    }),
  );
const letters = (at: WorldOrganization) => inTenant(at.id, (db) => db.letter.findMany({ orderBy: { to: "asc" } }));

describe("a letter", () => {
  it("is sent once, with the same Message-ID whoever sends it", async () => {
    const { post } = await world("post");
    expect(await write(post, "lena@post.example")).toBe(true);
    expect(await write(post, "lena@post.example")).toBe(false);
    await Promise.all(Array.from({ length: 8 }, () => deliverLetters(post.id, transport())));
    expect(taken.map(({ to }) => to)).toEqual(["lena@post.example"]);
    const [letter] = await letters(post);
    expect(letter).toMatchObject({ status: "sent", attempts: 1, transport: "smtp" });
    const mail = await simpleParser(taken[0]?.raw ?? "");
    expect(mail.messageId).toBe(letter?.messageId);
  });

  it("waits after a 4xx and stops after a 5xx, with the reason", async () => {
    const { patience } = await world("patience");
    await write(patience, "busy@patience.example");
    await write(patience, "gone@patience.example");
    answer = (to) => (to.startsWith("busy") ? "later" : "never");
    const now = new Date(Date.now() + 60_000);
    await deliverLetters(patience.id, transport(), () => now);
    const [busy, gone] = await letters(patience);
    expect(busy).toMatchObject({ status: "due", attempts: 1, dueAt: new Date(now.getTime() + 60_000) });
    expect(busy?.lastError).toContain("mailbox busy");
    expect(gone).toMatchObject({ status: "failed" });
    expect(gone?.lastError).toContain("no such mailbox");
    answer = () => "take";
    await deliverLetters(patience.id, transport(), () => now);
    expect(taken).toEqual([]);
    await deliverLetters(patience.id, transport(), () => new Date(now.getTime() + 61_000));
    expect(taken.map(({ to }) => to)).toEqual(["busy@patience.example"]);
  });

  it("goes no more to an address that a server refused, until a person says that it takes mail again", async () => {
    const { refused } = await world("refused");
    answer = (to) => (to.startsWith("gone") ? "never" : "take");
    await write(refused, "gone@refused.example", "first");
    await deliverLetters(refused.id, transport());
    const [suppressed] = await refused.as("owner").outbox.suppressions();
    expect(suppressed).toMatchObject({
      email: "gone@refused.example",
      reason: expect.stringContaining("no such mailbox"),
    });
    answer = () => "take";
    await write(refused, "gone@refused.example", "second");
    await deliverLetters(refused.id, transport());
    expect(taken).toEqual([]);
    const second = (await letters(refused)).find(({ key }) => key === "second");
    expect(second).toMatchObject({ status: "failed", lastError: expect.stringContaining("no such mailbox") });
    const owner = refused.as("owner").outbox;
    await expect(owner.resend({ id: second?.id ?? "" })).rejects.toThrow(/takes mail again/);
    await owner.clearSuppression({ email: "gone@refused.example" });
    await owner.resend({ id: second?.id ?? "" });
    await deliverLetters(refused.id, transport());
    expect(taken.map(({ to }) => to)).toEqual(["gone@refused.example"]);
  });

  it("is uncertain where its worker died while sending, and only a person sends it again", async () => {
    const { crash } = await world("crash");
    await write(crash, "maybe@crash.example");
    const [letter] = await letters(crash);
    const where = { organizationId_id: { organizationId: crash.id, id: letter?.id ?? "" } };
    await inTenant(crash.id, (db) =>
      db.letter.update({ where, data: { status: "sending", dueAt: new Date(Date.now() - 11 * 60_000) } }),
    );
    await deliverLetters(crash.id, transport());
    expect(await letters(crash)).toMatchObject([{ status: "uncertain" }]);
    expect(taken).toEqual([]);
    await crash.as("admin").outbox.resend({ id: letter?.id ?? "" });
    await deliverLetters(crash.id, transport());
    expect(taken).toHaveLength(1);
  });

  it("goes to nobody who was taken off the list, even when it was written before", async () => {
    const { quiet } = await world("quiet");
    const { id } = await quiet.as("owner").reviews.addRecipient({ email: "out@quiet.example", name: "Out" });
    await write(quiet, "out@quiet.example");
    await quiet.as("owner").reviews.removeRecipient({ id });
    await deliverLetters(quiet.id, transport());
    expect(taken).toEqual([]);
    expect(await letters(quiet)).toMatchObject([
      { status: "failed", lastError: "The recipient was taken off the list." },
    ]);
  });

  it("lies on disk in the form of mail where there is no mail server", async () => {
    const { island } = await world("island");
    await write(island, "lena@island.example");
    const folder = path.join(database.folder, "outbox");
    await deliverLetters(island.id, outboxFolder(folder));
    const files = readdirSync(path.join(folder, island.id));
    expect(files).toHaveLength(1);
    const mail = await simpleParser(readFileSync(path.join(folder, island.id, files[0] ?? "")));
    expect(mail.subject).toBe("Q3 2026");
    expect(existsSync(path.join(folder, island.id, `${files[0]}.part`))).toBe(false);
  });

  it.each([
    "a@b.example, c@d.example",
    "a@b.example\r\nBcc: x@y.example",
    "Lena (boss) <a@b.example>",
    "a b@c.example",
  ])("is not written to %j", async (to) => {
    const slug = `bad-${Buffer.from(to).toString("hex").slice(0, 30)}`;
    const { [slug]: at } = await world(slug);
    await expect(write(at as WorldOrganization, to)).rejects.toMatchObject({ code: "bad-address" });
  });
});
