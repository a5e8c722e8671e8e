import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reviewState } from "@/cli/review";
import { importFile } from "@/server/intake";
import { canonicalJson } from "@/server/kernel/canonical-json";
import { addDays, daysOf } from "@/server/kernel/day";
import { Decimal, sumOf } from "@/server/kernel/decimal";
import { setUpQueue } from "@/server/queue";
import type { OptionDefinitionInput } from "@/server/workloads/schema";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import type { ReviewSnapshot } from "./schema";
import { readFrozenDocument } from ".";
import { sha256 } from "@/server/kernel/sha256";

const database = useTestDatabase();
beforeAll(() => setUpQueue(database.adminUrl));
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output";

async function use(organization: WorldOrganization, name: string, rows: readonly string[]): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}-${name}.csv`);
  writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: name } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.message).toBe("");
  expect(done.status).toBe("committed");
}

const option = (label: string, model: string, given: Partial<OptionDefinitionInput> = {}): OptionDefinitionInput => ({
  ...{ label, level: 1, hosting: "api", promptOptimised: true },
  ...{ priceOf: { provider: "openai", model }, models: [model] },
  ...given,
});

const Q3 = { quarter: "2026-Q3" } as const;
const Q2 = { quarter: "2026-Q2" } as const;
const requireTwo = (id: string) =>
  asAdmin(database.adminUrl, (client) =>
    client.query(`UPDATE "Organization" SET "requiredSignatures" = 2 WHERE id = $1`, [id]),
  );

/**
 * Triage on a dear model beside a proven cheap one, tagging on a model whose price falls on 30 July, and some usage of nobody.
 * Every day of both quarters has usage.
 */
async function stocked(organization: WorldOrganization) {
  const api = organization.as("analyst");
  const profile = { task: "classification" as const, narrow: true, requirements: { accuracy: 0.9 } };
  const triage = await api.workloads.create({ name: "Triage", ownerName: "Lena", profile });
  const tagging = await api.workloads.create({ name: "Tagging", profile });
  const rule = (workloadId: string, pattern: string) =>
    api.workloads.createRule({ workloadId, matchers: [{ field: "project", kind: "glob", pattern }] });
  await rule(triage.id, "triage");
  await rule(tagging.id, "tagging");
  const evidence = { kind: "holdout" as const, measuredOn: "2026-09-01", sampleSize: 2000, accuracy: 0.97 };
  const dear = await api.workloads.addOption({ workloadId: triage.id, definition: option("GPT-5", "gpt-5") });
  const cheap = await api.workloads.addOption({
    workloadId: triage.id,
    definition: option("GPT-4.1 nano", "gpt-4.1-nano"),
  });
  await api.workloads.recordEvidence({ optionId: dear.id, ...evidence });
  await api.workloads.recordEvidence({ optionId: cheap.id, ...evidence });
  const rows = daysOf({ from: "2026-04-01", to: "2026-10-01" }).flatMap((day) => [
    `${day},openai,gpt-5,triage,20000,9000000,0,700000`,
    ...(day >= "2026-07-01" ? [`${day},openai,gpt-5.6-luna,tagging,1000,1000000,0,100000`] : []),
    `${day},openai,gpt-4.1,loose,10,10000,1000,1000`,
  ]);
  await use(organization, "openai", rows);
  return { api, triage, tagging };
}

const accept = (workloadId: string, given: object = {}) => ({
  ...{ workloadId, verdict: "accept" as const, owner: "Lena Brandt", sentence: "It is proven and cheaper." },
  ...given,
});

const spendParts = ({ workloads, unassigned, reportedOnly }: ReviewSnapshot) =>
  sumOf([...workloads, unassigned, reportedOnly].map(({ spend }) => new Decimal(spend)));

interface PublishedBytes {
  readonly snapshot: string;
  readonly signedHash: string;
  /** Tasks that were asked for about it. */
  readonly jobs: readonly string[];
}

/** What is really stored of an organization's signed reviews, seen over the walls. */
const publishedOf = (adminUrl: string, organizationId: string): Promise<PublishedBytes[]> =>
  asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<PublishedBytes>(
      `SELECT r.snapshot, r."signedHash",
         (SELECT coalesce(array_agg(t.identifier), '{}') FROM graphile_worker._private_jobs j
          JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.payload ->> 'reviewId' = r.id) AS jobs
       FROM "Review" r WHERE r."organizationId" = $1 AND r."signedHash" IS NOT NULL ORDER BY r.quarter`,
      [organizationId],
    );
    return rows;
  });

describe("the live snapshot of a quarter", () => {
  let acme: WorldOrganization;
  let ids: Awaited<ReturnType<typeof stocked>>;
  beforeAll(async () => {
    ({ acme } = await world("acme"));
    ids = await stocked(acme);
  });

  it("adds up: parts to the spend, cells to the spend, months to the spend, variance to the change", async () => {
    const { snapshot } = await acme.as("viewer").reviews.portfolio(Q3);
    // 92 days: 9 M × $1.25 + 0.7 M × $10; 10,000 × $2 + 1,000 × $0.5 + 1,000 × $8; luna 29 days dear, 63 days cheap.
    const luna = new Decimal(29).times("1.6").plus(new Decimal(63).times("0.32"));
    const whole = new Decimal(92).times("18.25").plus(new Decimal(92).times("0.0285")).plus(luna);
    expect(snapshot.spend).toBe(whole.toFixed());
    expect(spendParts(snapshot).toFixed()).toBe(snapshot.spend);
    expect(sumOf(snapshot.cells.map(({ cost }) => new Decimal(cost))).toFixed()).toBe(snapshot.spend);
    expect(sumOf(snapshot.months.map(({ spend }) => new Decimal(spend))).toFixed()).toBe(snapshot.spend);
    expect(snapshot.spendBefore).toBe(new Decimal(91).times("18.2785").toFixed());
    const { price, volume, mix, change, before, after } = snapshot.variance!;
    expect([before, after]).toEqual([snapshot.spendBefore, snapshot.spend]);
    expect(new Decimal(after).minus(before).toFixed()).toBe(change);
    expect(new Decimal(price!).plus(volume!).plus(mix!).toFixed()).toBe(change);
    // Nothing that was there before changed its price; luna is new, so it is mix and no price.
    expect(new Decimal(price!).toNumber()).toBe(0);
  });

  it("says what a price change did, what is switched off and what the year runs at", async () => {
    const { snapshot } = await acme.as("analyst").reviews.portfolio(Q3);
    expect(snapshot.priceChanges).toEqual([
      {
        model: "gpt-5.6-luna",
        from: "2026-07-30",
        // 63 days of 1 M input and 0.1 M output at $0.2 and $1.2 instead of $1 and $6.
        effect: new Decimal(63).times("0.32").minus(new Decimal(63).times("1.6")).toFixed(),
        changes: expect.arrayContaining([
          { kind: "input", relative: -0.8 },
          { kind: "output", relative: -0.8 },
        ]),
      },
    ]);
    const september = snapshot.months.at(-1)!;
    expect(september.month).toBe("2026-09");
    expect(snapshot.runRate).toEqual({
      month: "2026-09",
      amount: new Decimal(september.spend).times(365).div(30).toDecimalPlaces(12).toFixed(),
    });
    expect(snapshot.retirements).toEqual([
      expect.objectContaining({ model: "gpt-5", retiresOn: "2026-12-11", workloadId: ids.triage.id }),
    ]);
    expect(new Decimal(snapshot.retirements[0]!.runRate).toFixed(2)).toBe(new Decimal("18.25").times(365).toFixed(2));
  });

  it("knows its data: every day, every token priced, what is assigned", async () => {
    const { dataQuality } = (await acme.as("analyst").reviews.portfolio(Q3)).snapshot;
    expect(dataQuality).toMatchObject({ imports: 1, days: 92, daysPresent: 92, missingDays: [], pricedShare: 1 });
    expect(dataQuality.sources).toEqual([{ name: expect.any(String), daysPresent: 92, lastDay: "2026-09-30" }]);
    expect(dataQuality.assignedShare).toBeCloseTo(1 - (92 * 0.0285) / (92 * 18.2785 + 66.56), 9);
  });

  it("asks for a decision on the dear model and gives the range and the day", async () => {
    const { snapshot, agenda } = await acme.as("analyst").reviews.portfolio(Q3);
    const line = snapshot.workloads.find(({ id }) => id === ids.triage.id)!;
    expect(line).toMatchObject({ action: "switch", option: "gpt-5", recommendedOption: "gpt-4.1-nano" });
    expect(line).toMatchObject({ retiresOn: "2026-12-11", dueOn: "2026-10-14", spendBefore: "1660.75" });
    expect(new Decimal(line.saving!.low).lte(line.saving!.high)).toBe(true);
    expect(agenda.items.map(({ workloadId }) => workloadId)).toEqual([ids.triage.id]);
    expect(agenda.open).toMatchObject({ count: 1, saving: line.saving });
    expect(snapshot.workloads.find(({ id }) => id === ids.tagging.id)).toMatchObject({ withheld: "not-placed" });
  });

  it("values both quarters at today's prices where it is asked to", async () => {
    const { snapshot } = await acme.as("analyst").reviews.portfolio({ ...Q3, prices: "now" });
    const whole = new Decimal(92).times("18.2785").plus(new Decimal(92).times("0.32"));
    expect(snapshot.spend).toBe(whole.toFixed());
    expect(spendParts(snapshot).toFixed()).toBe(snapshot.spend);
    expect(snapshot.variance!.price).toBe("0");
  });

  it("shows viewers ended quarters alone", async () => {
    await expect(acme.as("viewer").reviews.portfolio({ quarter: "2026-Q4" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { snapshot } = await acme.as("analyst").reviews.portfolio(Q2);
    expect(snapshot.previousQuarter).toBeNull();
    expect(snapshot.variance).toBeNull();
  });
});

describe("the life of a review", () => {
  it("is opened, decided, frozen, sent back, frozen again, signed by two and stays as it is", async () => {
    const { life } = await world("life");
    await requireTwo(life.id);
    const { api, triage } = await stocked(life);
    const reviewer = life.as("reviewer");
    const owner = life.as("owner");

    expect(await api.reviews.open(Q3)).toMatchObject({ status: "draft", isNew: true });
    expect(await api.reviews.open(Q3)).toMatchObject({ status: "draft", isNew: false });
    const hidden = await Promise.allSettled([
      life.as("viewer").reviews.read(Q3),
      life.as("viewer").reviews.compareSigned(Q3),
    ]);
    for (const answer of hidden) expect(answer).toMatchObject({ status: "rejected", reason: { code: "NOT_FOUND" } });
    expect((await life.as("viewer").reviews.list()).map(({ review }) => review)).toEqual([null, null]);

    const draft = await reviewer.reviews.read(Q3);
    expect(draft.signingGaps.map(({ code }) => code)).toEqual(["not-in-review", "decision-missing"]);
    await reviewer.reviews.decide({ ...Q3, ...accept(triage.id) });
    expect((await reviewer.reviews.read(Q3)).agenda.items[0]).toMatchObject({ isOpen: false });

    // Another option takes the place of the accepted one: the decision is open again, and both are shown.
    const { options } = await api.workloads.read({ id: triage.id, ...Q3 });
    await api.workloads.archiveOption({ id: options.find(({ key }) => key === "gpt-4.1-nano")!.id });
    const nano = option("GPT-4.1 nano, tuned prompt", "gpt-4.1-nano");
    const other = await api.workloads.addOption({ workloadId: triage.id, key: "nano-tuned", definition: nano });
    await api.workloads.recordEvidence({
      ...{ optionId: other.id, kind: "holdout", measuredOn: "2026-09-01", sampleSize: 2000, accuracy: 0.97 },
    });
    const reopened = await reviewer.reviews.read(Q3);
    expect(reopened.agenda.items).toMatchObject([
      {
        ...{ workloadId: triage.id, isOpen: true, comparison: { isOpenAgain: true, changed: ["option"] } },
        decision: { basis: { option: "gpt-4.1-nano" } },
      },
    ]);
    expect(reopened.signingGaps.map(({ code }) => code)).toEqual(["not-in-review", "decision-open-again"]);
    await reviewer.reviews.decide({ ...Q3, ...accept(triage.id, { dueOn: "2026-10-20" }) });

    const frozen = await api.reviews.moveToReview(Q3);
    await expect(api.reviews.moveToReview(Q3)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await api.reviews.backToDraft({ ...Q3, reason: "One export was missing." })).toEqual({ revision: 2 });
    await use(life, "more", ["2026-08-15,openai,gpt-4.1,loose,10,10000,0,1000"]);
    const { numbersHash } = await api.reviews.moveToReview(Q3);
    expect(numbersHash).not.toBe(frozen.numbersHash);

    await expect(reviewer.reviews.sign({ ...Q3, numbersHash: frozen.numbersHash })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await reviewer.reviews.sign({ ...Q3, numbersHash })).toEqual({
      ...{ status: "in-review", signatures: 1, required: 2 },
    });
    await expect(reviewer.reviews.sign({ ...Q3, numbersHash })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(api.reviews.backToDraft({ ...Q3, reason: "One more thing." })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await owner.reviews.sign({ ...Q3, numbersHash })).toMatchObject({ status: "signed", signatures: 2 });
    await expect(owner.reviews.decide({ ...Q3, ...accept(triage.id) })).rejects.toMatchObject({ code: "CONFLICT" });

    const shownTo = await life.as("viewer").reviews.read(Q3);
    const [stored] = await publishedOf(database.adminUrl, life.id);
    expect(canonicalJson(JSON.parse(stored!.snapshot))).toBe(stored!.snapshot);
    expect(sha256(stored!.snapshot)).toBe(numbersHash);
    expect(stored!.signedHash).toMatch(/^[0-9a-f]{64}$/);
    expect(stored!.jobs).toEqual(["publish-review"]);

    // What is rendered at signature is handed out as it was stored, to viewers too, and to nobody elsewhere.
    await life.run("owner", ({ db, organization }) =>
      db.reviewDocument.create({
        data: {
          ...{ organizationId: organization.id, reviewId: shownTo.id, name: "review-a4.pdf" },
          ...{ contentType: "application/pdf", bytes: Buffer.from("%PDF"), sha256: sha256("%PDF") },
        },
      }),
    );
    const document = (name: string) => life.run("viewer", (ctx) => readFrozenDocument(ctx, { ...Q3, name }));
    expect(Buffer.from((await document("review-a4.pdf")).bytes).toString()).toBe("%PDF");
    await expect(document("another.pdf")).rejects.toMatchObject({ kind: "not-found" });
    expect((await life.as("viewer").reviews.read(Q3)).documents).toEqual(["review-a4.pdf"]);

    // What was accepted is a planned deployment with its promise.
    const [planned] = await api.deployments.list();
    expect(planned).toMatchObject({ status: "planned", optionKey: "nano-tuned", isBaselineEstimated: true });
    expect(planned!.models).toEqual(["gpt-4.1-nano"]);

    // The command line says how it stands, and asks for the letters again as long as none has left.
    const asked = { ...Q3, isSending: true };
    expect(await reviewState(life.id, asked)).toMatchObject({ status: "signed", send: "asked", numbersHash });
    expect(await reviewState(life.id, { ...asked, isSending: false })).toMatchObject({ isNew: false, missingDays: [] });
    expect((await publishedOf(database.adminUrl, life.id))[0]!.jobs).toEqual(["publish-review", "send-review"]);

    // A late correction leaves the signed bytes and shows beside them and in the next review.
    await use(life, "late", ["2026-09-10,openai,gpt-4.1,loose,10,1000000,0,0"]);
    const viewer = life.as("viewer");
    const shown = await viewer.reviews.read(Q3);
    expect(canonicalJson(shown.snapshot)).toBe(stored!.snapshot);
    expect(await viewer.reviews.compareSigned(Q3)).toMatchObject({
      ...{ signed: shown.snapshot.spend, difference: "2", isIntact: true },
      causes: [{ quarterLabel: "Q3 2026", amount: "2" }],
    });
    expect((await viewer.reviews.portfolio(Q3)).review!.signed).toMatchObject({ spend: shown.snapshot.spend });
    await use(life, "october", ["2026-10-02,openai,gpt-5,triage,20000,9000000,0,700000"]);
    const next = (await api.reviews.portfolio({ quarter: "2026-Q4" })).snapshot;
    expect(next.spendBefore).toBe(shown.snapshot.spend);
    expect(next.variance!.before).toBe(shown.snapshot.spend);
    expect(next.adjustments).toEqual([
      { quarterLabel: "Q3 2026", cause: expect.stringContaining("usage"), amount: "2" },
    ]);
    expect((await publishedOf(database.adminUrl, life.id))[0]!.snapshot).toBe(stored!.snapshot);
    const log = await asAdmin(database.adminUrl, (client) =>
      client.query<{ action: string }>(
        `SELECT action FROM "AuditEntry" WHERE "organizationId" = $1 AND action ~ '^(review|decision|deployment)' ORDER BY at, id`,
        [life.id],
      ),
    );
    expect(log.rows.map(({ action }) => action).sort()).toEqual(
      [
        ...["review.open", "decision.make", "decision.make", "review.freeze", "review.back-to-draft", "review.freeze"],
        ...["review.sign", "review.sign", "deployment.plan", "review.seal"],
      ].sort(),
    );
  });

  it("holds the promise of an accepted decision against what came in", async () => {
    const { promise } = await world("promise");
    const { api, triage } = await stocked(promise);
    const reviewer = promise.as("reviewer");
    await api.reviews.open(Q2);
    await reviewer.reviews.decide({ ...Q2, ...accept(triage.id) });
    const { numbersHash } = await api.reviews.moveToReview(Q2);
    await reviewer.reviews.sign({ ...Q2, numbersHash });
    const waiting = (await api.reviews.portfolio(Q3)).snapshot.promised;
    expect(waiting).toMatchObject([{ workloadId: triage.id, promised: { low: "0" }, realised: "0" }]);
    const [planned] = await api.deployments.list();
    const { baseline, name, optionKey, level, models, plan } = await api.deployments.read({ id: planned!.id });
    await api.deployments.record({
      ...{ id: planned!.id, workloadId: triage.id, name, optionKey, level, models: [...models], plan },
      ...{ startedOn: "2026-07-02", baseline, investment: [] },
    });
    for (const month of ["2026-07", "2026-08", "2026-09"])
      await api.deployments.recordMonth({ deploymentId: planned!.id, month, requests: 600_000, inference: "100.5" });
    const { promised, deployments } = (await api.reviews.portfolio(Q3)).snapshot;
    const saving = (await reviewer.reviews.read(Q2)).decisions[0]!.basis.saving!;
    expect(promised).toMatchObject([
      {
        quarterLabel: "Q2 2026",
        promised: { high: new Decimal(saving.high).times(91).div(365).toDecimalPlaces(12).toFixed() },
        // 450 tokens in and 35 out at $1.25 and $10 a million, less what was paid.
        realised: new Decimal(600_000).times("0.0009125").minus("100.5").times(3).toFixed(),
      },
    ]);
    expect(deployments).toMatchObject([{ savingOfQuarter: promised[0]!.realised, startedOn: "2026-07-02" }]);
  });

  it("refuses what a review may not be", async () => {
    const { rules, others } = await world("rules", "others");
    const { api, triage, tagging } = await stocked(rules);
    const reviewer = rules.as("reviewer");
    await expect(api.reviews.open({ quarter: "2026-Q1" })).rejects.toMatchObject({ code: "CONFLICT" });
    await use(rules, "gap", ["2026-10-01,openai,no-such-model,loose,1,100,0,10"]);
    await api.reviews.open({ quarter: "2026-Q4" });
    await expect(api.reviews.moveToReview({ quarter: "2026-Q4" })).rejects.toThrow(/31 December/);
    const later = new Date("2027-01-02T12:00:00Z");
    const analyst = rules.as("analyst", later);
    await expect(analyst.reviews.moveToReview({ quarter: "2026-Q4" })).rejects.toMatchObject({
      ...{ code: "PRECONDITION_FAILED", message: expect.stringContaining("91 days have no usage") },
    });
    await analyst.reviews.moveToReview({ quarter: "2026-Q4", note: "The export ends on 1 October." });

    await api.reviews.open(Q3);
    await expect(reviewState(rules.id, { ...Q3, isSending: true })).rejects.toThrow(/is not signed/);
    const decideOn = (given: object) => reviewer.reviews.decide({ ...Q3, ...accept(triage.id), ...given });
    await expect(decideOn({ dueOn: "2026-12-12" })).rejects.toThrow(/11 December 2026/);
    await expect(decideOn({ workloadId: tagging.id })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(decideOn({ workloadId: "nobody" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(others.as("reviewer").reviews.decide({ ...Q3, ...accept(triage.id) })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(others.as("owner").reviews.read(Q3)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { numbersHash } = await api.reviews.moveToReview(Q3);
    await expect(reviewer.reviews.sign({ ...Q3, numbersHash })).rejects.toThrow("Triage has no decision.");
    expect(addDays("2026-09-30", 14)).toBe((await reviewer.reviews.read(Q3)).snapshot.workloads[1]!.dueOn);
  });

  it("lets of two who sign at once each count once", async () => {
    const { race } = await world("race");
    const { api, triage } = await stocked(race);
    await api.reviews.open(Q3);
    await race.as("reviewer").reviews.decide({ ...Q3, ...accept(triage.id) });
    const { numbersHash } = await api.reviews.moveToReview(Q3);
    const both = await Promise.allSettled([
      race.as("reviewer").reviews.sign({ ...Q3, numbersHash }),
      race.as("owner").reviews.sign({ ...Q3, numbersHash }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await publishedOf(database.adminUrl, race.id))[0]!.jobs).toEqual(["publish-review"]);
    expect(await api.deployments.list()).toHaveLength(1);
  });
});

describe("recipients", () => {
  it("takes one plain address, brings back a removed one, and knows no foreign one", async () => {
    const { post, other } = await world("post", "other");
    const api = post.as("admin").reviews;
    const add = (email: string, name = "Cleo") => api.addRecipient({ email, name });
    for (const bad of [
      ...["a@b", "a@b.example, c@d.example", "Cleo <c@d.example>", "c@d.example(comment)"],
      ...["c@d.example\r\nBcc: e@f.example", "c@d.example\n", '"c"@d.example', "c@d.example;e@f.example"],
    ])
      await expect(add(bad), bad).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(add("c@d.example", "Cleo\r\nBcc: e@f.example")).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { id } = await add("Cleo@D.example");
    await expect(add("cleo@d.example")).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(other.as("owner").reviews.removeRecipient({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await api.removeRecipient({ id });
    expect(await api.recipients()).toEqual([]);
    expect((await add("cleo@d.example")).id).toBe(id);
    expect(await api.recipients()).toMatchObject([{ email: "cleo@d.example", name: "Cleo" }]);
  });
});
