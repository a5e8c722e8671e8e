import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { daysOf } from "@/server/kernel/day";
import { setUpQueue } from "@/server/queue";
import { inTenant } from "@/server/tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { asNobody, world, type WorldOrganization } from "../testing/world";
import { keepCalendar, lookAtCalendar, publishWhenDue } from ".";

const database = useTestDatabase();
beforeAll(() => setUpQueue(database.adminUrl));
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const Q3 = { quarter: "2026-Q3" } as const;
/** Drafts at 09:00 in Zurich on 1 October, first reminder on the 9th, mail on the 14th. */
const SCHEDULE = {
  ...{ isOn: true, businessDay: 10, clockTime: "09:00", timeZone: "Europe/Zurich", holidays: [], remindBefore: 3 },
  ...{ requiredSignatures: 1, preparerMaySign: true },
};
const at = (text: string): Date => new Date(`${text}:00Z`);

async function bringUsage(organization: WorldOrganization): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}.csv`);
  const rows = daysOf({ from: "2026-07-01", to: "2026-10-01" }).map(
    (day) => `${day},openai,gpt-5,triage,10,1000,0,100`,
  );
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: "ledger" } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.status).toBe("committed");
}

async function scheduled(slug: string): Promise<WorldOrganization> {
  const organization = (await world(slug))[slug]!;
  await organization.as("owner").schedule.edit(SCHEDULE);
  return organization;
}

const letters = (organization: WorldOrganization) =>
  inTenant(organization.id, (db) => db.letter.findMany({ orderBy: [{ createdAt: "asc" }, { to: "asc" }] }));
const steps = (organization: WorldOrganization) =>
  inTenant(organization.id, async (db) =>
    (await db.scheduledStep.findMany({ orderBy: [{ doneAt: "asc" }, { step: "asc" }] })).map(({ step }) => step),
  );
const dueAt = (organization: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const sql = `SELECT at FROM "DueMoment" WHERE "organizationId" = $1`;
    return (await client.query<{ at: Date }>(sql, [organization.id])).rows[0]?.at.toISOString().slice(0, 16);
  });
const jobs = (task: string, organization: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const { rows } = await client.query<{ key: string }>(`SELECT key FROM graphile_worker.jobs WHERE key LIKE $1`, [
      `${task}:${organization.id}%`,
    ]);
    return rows.length;
  });

describe("a quarter that closes by its calendar", () => {
  it("waits for usage, is drafted, reminded of, signed and sent, each once", async () => {
    const acme = await scheduled("acme-calendar");
    await acme.as("owner").reviews.addRecipient({ email: "cfo@acme.example", name: "Cleo" });
    await keepCalendar(acme.id, at("2026-10-01T06:59"));
    expect(await steps(acme)).toEqual([]);
    expect(await dueAt(acme)).toBe("2026-10-01T07:00");
    await keepCalendar(acme.id, at("2026-10-01T07:00"));
    expect(await steps(acme)).toEqual([]);
    expect(await dueAt(acme)).toBe("2026-10-01T08:00");

    await bringUsage(acme);
    // Eight workers at once.
    await Promise.all(Array.from({ length: 8 }, () => keepCalendar(acme.id, at("2026-10-01T08:00"))));
    expect(await steps(acme)).toEqual(["draft"]);
    expect((await acme.as("analyst").reviews.read(Q3)).preparedBy).toBe("Quarterdeck");
    expect((await letters(acme)).map(({ kind, to }) => `${kind} ${to.split("@")[0]}`)).toEqual([
      "draft admin",
      "draft analyst",
      "draft owner",
    ]);
    expect(await dueAt(acme)).toBe("2026-10-09T07:00");

    await Promise.all(Array.from({ length: 8 }, () => keepCalendar(acme.id, at("2026-10-09T07:00"))));
    const reminders = (await letters(acme)).filter(({ kind }) => kind === "reminder");
    expect(reminders.map(({ to }) => to.split("@")[0])).toEqual(["owner", "reviewer"]);
    expect(reminders[0]?.text).toContain("The review of Q3 2026 is still a draft");
    expect(reminders[0]?.text).toContain(`/o/${acme.slug}/reviews/2026-Q3`);

    const { numbersHash } = await acme.as("analyst").reviews.moveToReview({ ...Q3 });
    await acme.as("reviewer", at("2026-10-12T10:00")).reviews.sign({ ...Q3, numbersHash });
    const { id } = await acme.as("owner").reviews.read(Q3);
    await publishWhenDue(acme.id, id, at("2026-10-12T10:01"));
    expect((await acme.as("owner").reviews.read(Q3)).documents).toContain("review-a4.pdf");
    expect((await letters(acme)).filter(({ kind }) => kind === "review")).toEqual([]);

    await keepCalendar(acme.id, at("2026-10-12T10:02"));
    expect(await dueAt(acme)).toBe("2026-10-14T07:00");
    expect(await jobs("send-review", acme)).toBe(0);
    await Promise.all(Array.from({ length: 8 }, () => keepCalendar(acme.id, at("2026-10-14T07:00"))));
    expect(await jobs("send-review", acme)).toBe(1);
    await publishWhenDue(acme.id, id, at("2026-10-14T07:00"));
    await publishWhenDue(acme.id, id, at("2026-10-14T07:00"));
    expect((await letters(acme)).filter(({ kind }) => kind === "review").map(({ to }) => to)).toEqual([
      "cfo@acme.example",
    ]);
    await keepCalendar(acme.id, at("2026-10-20T07:00"));
    expect(await steps(acme)).toEqual(["draft", "remind:first", "send"]);
  });

  it("is asked for once a business day when its mail is late, and makes up for missed days once", async () => {
    const late = await scheduled("late-calendar");
    await bringUsage(late);
    for (const moment of ["2026-10-14T07:00", "2026-10-14T15:00", "2026-10-17T12:00", "2026-10-22T07:00"])
      await keepCalendar(late.id, at(moment));
    expect(await steps(late)).toEqual(["draft", "remind:2026-10-14", "remind:2026-10-22"]);
    expect(await dueAt(late)).toBe("2026-10-23T07:00");
    // A clock that jumps back repeats nothing.
    await keepCalendar(late.id, at("2026-10-14T07:00"));
    expect(await steps(late)).toHaveLength(3);
  });

  it("leaves an organization alone that has no schedule, or whose schedule is off", async () => {
    const { quiet } = await world("quiet");
    await bringUsage(quiet);
    await keepCalendar(quiet.id, at("2026-10-20T12:00"));
    expect([await steps(quiet), (await dueAt(quiet))?.slice(0, 4)]).toEqual([[], "9999"]);
    await quiet.as("owner").schedule.edit({ ...SCHEDULE, isOn: false });
    await keepCalendar(quiet.id, at("2026-10-20T12:00"));
    expect([await steps(quiet), (await dueAt(quiet))?.slice(0, 4)]).toEqual([[], "9999"]);
  });

  it("is found by who looks, without content", async () => {
    const seen = await scheduled("seen-calendar");
    expect(await lookAtCalendar(at("2036-01-01T00:00"))).toBeGreaterThan(0);
    expect(await jobs("keep-calendar", seen)).toBe(1);
    await keepCalendar(seen.id, at("2026-10-20T12:00"));
    await asAdmin(database.adminUrl, (client) => client.query(`DELETE FROM graphile_worker._private_jobs`));
    expect(await lookAtCalendar(at("2026-10-20T12:30"))).toBeGreaterThanOrEqual(0);
    expect(await jobs("keep-calendar", seen)).toBe(0);
  });
});

describe("a schedule", () => {
  it("is changed by who may, says what it means, and is in the audit log", async () => {
    const house = await scheduled("house-calendar");
    const read = await house.as("reviewer").schedule.read();
    expect(read.quarters.map(({ label, mailAt }) => `${label} ${mailAt.slice(0, 16)}`)).toEqual([
      "Q3 2026 2026-10-14T07:00",
      "Q4 2026 2027-01-14T08:00",
      "Q1 2027 2027-04-14T07:00",
    ]);
    await expect(house.as("analyst").schedule.edit(SCHEDULE)).rejects.toThrow();
    await expect(house.as("owner").schedule.edit({ ...SCHEDULE, timeZone: "Mars/Olympus" })).rejects.toThrow(/zone/);
    await expect(house.as("owner").schedule.edit({ ...SCHEDULE, holidays: ["2026-02-30"] })).rejects.toThrow(/day/);
    const { entries } = await house.as("owner").tenancy.auditLog({});
    expect(entries[0]).toMatchObject({ action: "schedule.edit", subject: "review schedule" });
  });
});

describe("remarks on a review", () => {
  it("stand beside it until it is signed, and are dealt with by a click", async () => {
    const talk = await scheduled("talk-calendar");
    await bringUsage(talk);
    await keepCalendar(talk.id, at("2026-10-02T12:00"));
    const { id } = await talk.as("reviewer").reviews.comment({ ...Q3, text: "Why is triage so dear?" });
    await talk.as("analyst").reviews.resolveComment({ id });
    const [remark] = await talk.as("admin").reviews.comments(Q3);
    expect(remark).toMatchObject({ text: "Why is triage so dear?", author: "Rex Reviewer", resolvedBy: "Ana Analyst" });
    await expect(talk.as("viewer").reviews.comments(Q3)).rejects.toThrow();
    const foreign = await scheduled("other-calendar");
    await expect(foreign.as("analyst").reviews.resolveComment({ id })).rejects.toThrow("There is no such comment.");
    const { numbersHash } = await talk.as("analyst").reviews.moveToReview({ ...Q3 });
    await talk.as("reviewer").reviews.sign({ ...Q3, numbersHash });
    await expect(talk.as("reviewer").reviews.comment({ ...Q3, text: "Too late" })).rejects.toThrow(/signed/);
  });
});

describe("links of a sent review", () => {
  it("show what their recipient gets, are counted, and are closed one by one and together", async () => {
    const post = await scheduled("post-calendar");
    await bringUsage(post);
    const owner = post.as("owner");
    await owner.reviews.addRecipient({ email: "whole@post.example", name: "Whole" });
    await owner.reviews.addRecipient({ email: "short@post.example", name: "Short", scope: "summary" });
    await owner.reviews.open(Q3);
    const { numbersHash } = await owner.reviews.moveToReview(Q3);
    await owner.reviews.sign({ ...Q3, numbersHash });
    const { id } = await owner.reviews.read(Q3);
    await publishWhenDue(post.id, id, at("2026-10-14T07:00"));
    const sent = (await letters(post)).filter(({ kind }) => kind === "review");
    expect(sent.map(({ to, attachments }) => [to, (attachments as string[])[0]])).toEqual([
      ["short@post.example", "summary-a4.pdf"],
      ["whole@post.example", "review-a4.pdf"],
    ]);
    const tokenOf = (to: string) => /\/r\/(\S+)\n/.exec(sent.find((one) => one.to === to)?.text ?? "")?.[1] ?? "";
    const open = (to: string) => asNobody(at("2026-10-15T07:00")).shared.read({ token: tokenOf(to) });
    const [whole, short] = [await open("whole@post.example"), await open("short@post.example")];
    expect([whole.scope, short.scope]).toEqual(["whole", "summary"]);
    expect(whole.whole.snapshot.cells.length).toBeGreaterThan(0);
    expect(short.whole.snapshot.cells).toEqual([]);
    const links = await owner.outbox.links();
    expect(links.map(({ recipient, opens }) => [recipient, opens])).toEqual([
      ["short@post.example", 1],
      ["whole@post.example", 1],
    ]);
    await expect(post.as("analyst").outbox.revokeLinks(Q3)).rejects.toThrow();
    expect(await owner.outbox.revokeLinks({ id: links[0]!.id })).toEqual({ revoked: 1 });
    await expect(open("short@post.example")).rejects.toThrow("There is no such review.");
    expect(await owner.outbox.revokeLinks(Q3)).toEqual({ revoked: 1 });
    await expect(open("whole@post.example")).rejects.toThrow("There is no such review.");
    expect(await owner.outbox.revokeLinks(Q3)).toEqual({ revoked: 0 });
  });
});
