import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { daysOf } from "@/server/kernel/day";
import { Decimal } from "@/server/kernel/decimal";
import { deliverLetters, publishReview } from "@/server/mail";
import { fontFiles } from "@/server/mail/fonts";
import { renderReview } from "@/server/mail/render-review";
import { setUpQueue } from "@/server/queue";
import { keepCalendar, publishWhenDue } from "@/server/schedule";
import { inTenant } from "@/server/tenancy/tenant-database";
import type { OptionDefinitionInput } from "@/server/workloads/schema";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { asNobody, world, type WorldOrganization } from "../testing/world";
import { signedReview } from ".";

const database = useTestDatabase();
beforeAll(() => setUpQueue(database.adminUrl));
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const [Q2, Q3, Q4] = ["2026-Q2", "2026-Q3", "2026-Q4"].map((quarter) => ({ quarter })) as [
  { quarter: string },
  { quarter: string },
  { quarter: string },
];
const at = (moment: string): Date => new Date(`${moment}:00Z`);

async function use(organization: WorldOrganization, name: string, rows: readonly string[]): Promise<void> {
  const file = path.join(database.folder, `${name}.csv`);
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: name } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(`${done.status} ${done.message}`).toBe("committed ");
}

/** A day of triage: $18.25 on GPT-5, $1.18 on GPT-4.1 nano. */
const triageOn = (model: string, from: string, to: string): string[] =>
  daysOf({ from, to }).map((day) => `${day},openai,${model},triage,20000,9000000,0,700000`);

async function triageWorkload(organization: WorldOrganization): Promise<string> {
  const api = organization.as("analyst").workloads;
  const profile = { task: "classification" as const, narrow: true, requirements: { accuracy: 0.9 } };
  const { id } = await api.create({ name: "Triage", ownerName: "Lena", profile });
  await api.createRule({ workloadId: id, matchers: [{ field: "project", kind: "glob", pattern: "triage" }] });
  for (const [label, model] of [
    ["GPT-5", "gpt-5"],
    ["GPT-4.1 nano", "gpt-4.1-nano"],
  ] as const) {
    const definition: OptionDefinitionInput = {
      ...{ label, level: 1, hosting: "api", promptOptimised: true },
      ...{ priceOf: { provider: "openai", model }, models: [model] },
    };
    const option = await api.addOption({ workloadId: id, definition });
    await api.recordEvidence({
      ...{ optionId: option.id, kind: "holdout", measuredOn: "2026-06-01", sampleSize: 2000, accuracy: 0.97 },
    });
  }
  return id;
}

/** What is stored of a signed review, byte for byte, over the walls: numbers, hashes, decisions, documents and letters. */
const storedBytes = (organization: WorldOrganization, quarter: string) =>
  asAdmin(database.adminUrl, async (client) => {
    const of = async (sql: string) => (await client.query(sql, [organization.id, quarter])).rows as object[];
    const review = `(SELECT id FROM "Review" WHERE "organizationId" = $1 AND quarter = $2)`;
    return {
      review: await of(`SELECT * FROM "Review" WHERE "organizationId" = $1 AND quarter = $2`),
      decisions: await of(
        `SELECT * FROM "Decision" WHERE "organizationId" = $1 AND "reviewId" = ${review} ORDER BY id`,
      ),
      signatures: await of(`SELECT * FROM "Signature" WHERE "organizationId" = $1 AND "reviewId" = ${review}`),
      documents: await of(
        `SELECT name, sha256, md5(bytes) AS bytes FROM "ReviewDocument" WHERE "organizationId" = $1 AND "reviewId" = ${review} ORDER BY name`,
      ),
      letters: await of(
        `SELECT * FROM "Letter" WHERE "organizationId" = $1 AND "reviewId" = ${review} AND kind = 'review' ORDER BY id`,
      ),
    };
  });

it("a promise of one quarter is held against the next one, which closes by the calendar and never changes", async () => {
  const { acme } = await world("acme");
  const reader = "lena@post.example";
  await acme.as("owner").reviews.addRecipient({ email: reader, name: "Lena Reader" });
  await acme.as("owner").schedule.edit({
    ...{ isOn: true, businessDay: 10, clockTime: "09:00", timeZone: "Europe/Zurich", holidays: [], remindBefore: 3 },
    ...{ requiredSignatures: 1, preparerMaySign: true },
  });
  await use(acme, "spring", triageOn("gpt-5", "2026-04-01", "2026-07-01"));
  const workloadId = await triageWorkload(acme);

  // The second quarter is decided on and signed in July.
  const july = at("2026-07-03T10:00");
  await acme.as("analyst", july).reviews.open(Q2);
  await acme.as("reviewer", july).reviews.decide({
    ...{ ...Q2, workloadId, verdict: "accept", owner: "Lena Brandt", sentence: "It is proven and cheaper." },
  });
  const frozen = await acme.as("analyst", july).reviews.moveToReview(Q2);
  await acme.as("reviewer", july).reviews.sign({ ...Q2, numbersHash: frozen.numbersHash });
  const basis = (await acme.as("reviewer", july).reviews.read(Q2)).decisions[0]!.basis;
  expect(basis).toMatchObject({ action: "switch", option: "gpt-4.1-nano" });

  // What was accepted is a planned deployment; it begins on the day it serves, measured against the 90 days before.
  const deployments = acme.as("analyst", at("2026-07-20T10:00")).deployments;
  const [planned] = await deployments.list();
  expect(planned).toMatchObject({ status: "planned", optionKey: "gpt-4.1-nano", models: ["gpt-4.1-nano"] });
  await use(acme, "summer", [
    ...triageOn("gpt-5", "2026-07-01", "2026-07-06"),
    ...triageOn("gpt-4.1-nano", "2026-07-06", "2026-10-01"),
  ]);
  expect(await deployments.read({ id: planned!.id })).toMatchObject({ suggestedStart: "2026-07-06" });
  await deployments.start({ id: planned!.id, startedOn: "2026-07-06", baseline: "measured" });

  // The calendar makes the draft of the third quarter on its first day after, and tells who prepares it.
  await keepCalendar(acme.id, at("2026-10-01T07:00"));
  const reviewer = acme.as("reviewer", at("2026-10-12T10:00")).reviews;
  const draft = await reviewer.read(Q3);
  const part = (amount: string) => new Decimal(amount).times(87).div(365).toDecimalPlaces(12).toFixed();
  expect(draft.snapshot.promised).toEqual([
    {
      ...{ quarterLabel: "Q2 2026", workloadId, workloadName: "Triage", decision: expect.stringMatching(/nano/) },
      promised: { low: part(basis.saving!.low), high: part(basis.saving!.high) },
      // 87 days in production at $18.25 before and $1.18 now.
      realised: new Decimal("17.07").times(87).toFixed(),
      note: "It is proven and cheaper.",
    },
  ]);
  expect(draft.snapshot.deployments).toMatchObject([{ savingOfQuarter: "1485.09", startedOn: "2026-07-06" }]);
  expect(draft.snapshot.spend).toBe(new Decimal("18.25").times(5).plus(new Decimal("1.18").times(87)).toFixed());
  expect(draft.snapshot.variance).toMatchObject({ before: "1660.75", after: draft.snapshot.spend });

  // It is decided on, frozen and signed two days before its mail is due: documents at once, letters on the day.
  for (const { workloadId: id } of draft.agenda.items)
    await reviewer.decide({ ...Q3, workloadId: id, verdict: "defer", owner: "Lena Brandt", sentence: "Not now." });
  const { numbersHash } = await acme.as("analyst", at("2026-10-12T09:00")).reviews.moveToReview(Q3);
  await reviewer.sign({ ...Q3, numbersHash });
  await publishWhenDue(acme.id, draft.id, at("2026-10-12T10:01"));
  await keepCalendar(acme.id, at("2026-10-14T06:59"));
  expect((await storedBytes(acme, Q3.quarter)).letters).toEqual([]);
  await keepCalendar(acme.id, at("2026-10-14T07:00"));
  const asked = await asAdmin(database.adminUrl, (client) =>
    client.query(`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'send-review' AND key LIKE '%' || $1`, [
      draft.id,
    ]),
  );
  expect(asked.rowCount).toBe(1);
  await publishReview(acme.id, draft.id, at("2026-10-14T07:00"));
  await deliverLetters(acme.id);
  const sent = await acme.as("owner", at("2026-10-15T07:00")).reviews.read(Q3);
  expect(sent).toMatchObject({ status: "sent", numbersHash });

  // A late correction of September: the signed quarter is what it was, to the byte, and so is what its reader opens.
  const before = await storedBytes(acme, Q3.quarter);
  expect(before.letters).toMatchObject([{ to: reader, status: "sent" }]);
  expect(before.documents.length).toBeGreaterThan(2);
  const token = /\/r\/(\S+)\n/.exec((before.letters[0] as { text: string }).text)?.[1] ?? "";
  const opened = () => asNobody(at("2026-10-20T07:00")).shared.read({ token });
  const shown = await opened();
  await use(acme, "late", ["2026-09-10,openai,gpt-4.1,loose,10,1000000,0,0"]);
  await publishReview(acme.id, draft.id, at("2026-10-20T07:00"));
  expect(await storedBytes(acme, Q3.quarter)).toEqual(before);
  expect((await opened()).whole).toEqual(shown.whole);
  expect(await acme.as("viewer").reviews.compareSigned(Q3)).toMatchObject({
    ...{ signed: sent.snapshot.spend, difference: "2", isIntact: true },
  });

  // From the stored numbers alone the same documents come out again.
  const whole = await acme.run("owner", (ctx) => signedReview(ctx, Q3));
  const again = await renderReview(whole!.whole, whole!.signedAt, fontFiles(process.cwd()));
  const stored = await inTenant(acme.id, (db) => db.reviewDocument.findMany({ where: { reviewId: draft.id } }));
  for (const { name, bytes } of again.pdfs)
    expect(Buffer.from(bytes).equals(stored.find((one) => one.name === name)!.bytes), name).toBe(true);

  // The next quarter begins from what was signed, and carries the correction as a line of its own.
  await use(acme, "october", triageOn("gpt-4.1-nano", "2026-10-01", "2026-10-05"));
  await acme.as("analyst").reviews.open(Q4);
  const next = (await acme.as("analyst").reviews.read(Q4)).snapshot;
  expect(next).toMatchObject({
    spendBefore: sent.snapshot.spend,
    variance: { before: sent.snapshot.spend },
    adjustments: [{ quarterLabel: "Q3 2026", cause: expect.stringContaining("usage"), amount: "2" }],
  });
  expect(next.spend).toBe(new Decimal("1.18").times(4).toFixed());
});
