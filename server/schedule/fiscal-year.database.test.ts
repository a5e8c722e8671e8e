import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { reviewState } from "@/cli/review";
import { importFile } from "@/server/intake";
import { daysOf } from "@/server/kernel/day";
import { setUpQueue } from "@/server/queue";
import { inTenant } from "@/server/tenancy/tenant-database";
import { useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";
import { keepCalendar } from ".";

const database = useTestDatabase();
beforeAll(() => setUpQueue(database.adminUrl));
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const on = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Every day from April 2025 to June 2026 costs 2 dollars. */
async function bringUsage(organization: WorldOrganization): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}.csv`);
  const rows = daysOf({ from: "2025-04-01", to: "2026-07-01" }).map(
    (day) => `${day},openai,gpt-4.1,loose,10,1000000,0,0`,
  );
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: { source: "ledger" } },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.message).toBe("");
}

const labels = async (organization: WorldOrganization, day: string) =>
  (await organization.as("owner", on(day)).reviews.list()).map(
    ({ quarter: { key, label, days } }) => `${key} ${label} ${days}`,
  );

it("changes with the first such year after what is signed; the quarter it cuts is a transition", async () => {
  const { acme } = await world("acme");
  await bringUsage(acme);
  const owner = acme.as("owner", on("2025-10-05"));
  await owner.reviews.open({ quarter: "2025-Q3" });
  const { numbersHash } = await owner.reviews.moveToReview({ quarter: "2025-Q3" });
  await owner.reviews.sign({ quarter: "2025-Q3", numbersHash });
  const signed = await owner.reviews.read({ quarter: "2025-Q3" });
  await expect(acme.as("analyst").schedule.changeFiscalYear({ start: 3 })).rejects.toThrow();
  await expect(owner.schedule.changeFiscalYear({ start: 13 })).rejects.toThrow(/month/);
  expect(await acme.as("reviewer").schedule.fiscalYear()).toMatchObject({ calendar: 1, heldUntil: "2025-10-01" });

  await owner.schedule.changeFiscalYear({ start: 3 });
  expect(await labels(acme, "2026-07-02")).toEqual([
    "2027-Q2 Q2 FY2027 92",
    "2027-Q1 Q1 FY2027 92",
    "2026-Q1 Q1 2026 (transition) 59",
    "2025-Q4 Q4 2025 92",
    "2025-Q3 Q3 2025 92",
    "2025-Q2 Q2 2025 91",
  ]);
  // What was signed is what it was, and the quarters after it add up to the days.
  expect(await owner.reviews.read({ quarter: "2025-Q3" })).toEqual(signed);
  const later = acme.as("owner", on("2026-07-02"));
  const spendOf = async (quarter: string) => (await later.reviews.portfolio({ quarter })).snapshot.spend;
  expect(await spendOf("2026-Q1")).toBe("118");
  expect(await spendOf("2027-Q1")).toBe("184");
  await expect(spendOf("2026-Q2")).rejects.toThrow(/no quarter/);
  const { snapshot } = await later.reviews.portfolio({ quarter: "2027-Q1" });
  expect([snapshot.previousQuarter?.label, snapshot.spendBefore]).toEqual(["Q1 2026 (transition)", "118"]);
  expect(await reviewState(acme.id, { quarter: "2026-Q1", isSending: false }, on("2026-07-02"))).toMatchObject({
    ...{ quarter: "2026-Q1", spend: "118", missingDays: [] },
  });
  // Drafts are listed with what they hold by now.
  const listed = await later.reviews.list();
  expect(listed.find(({ quarter }) => quarter.key === "2026-Q1")?.review).toMatchObject({
    ...{ status: "draft", spend: "118", openDecisions: 0 },
  });
  const { entries } = await owner.tenancy.auditLog({});
  expect(entries.map(({ action }) => action)).toContain("fiscal-year.change");
});

it("follows the new year in the calendar, and makes drafts anew that nobody has worked on", async () => {
  const { fresh } = await world("fresh");
  await bringUsage(fresh);
  const owner = fresh.as("owner", on("2025-11-02"));
  await owner.schedule.edit({
    ...{ isOn: true, businessDay: 10, clockTime: "09:00", timeZone: "UTC", holidays: [], remindBefore: 0 },
    ...{ requiredSignatures: 1, preparerMaySign: true },
  });
  await keepCalendar(fresh.id, on("2025-10-05"));
  expect((await owner.reviews.read({ quarter: "2025-Q3" })).snapshot.quarter.from).toBe("2025-07-01");
  // Nothing is held: from May on, as if it had always been so.
  await owner.schedule.changeFiscalYear({ start: 5 });
  expect(await owner.schedule.fiscalYear()).toMatchObject({ calendar: 5, heldUntil: null });
  await expect(owner.reviews.read({ quarter: "2025-Q3" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await keepCalendar(fresh.id, on("2025-11-02"));
  const draft = await owner.reviews.read({ quarter: "2026-Q2" });
  expect(draft.snapshot.quarter).toMatchObject({ label: "Q2 FY2026", from: "2025-08-01", to: "2025-11-01" });
  expect((await owner.schedule.read()).quarters.map(({ label, from }) => `${label} ${from}`)).toEqual([
    "Q2 FY2026 2025-08-01",
    "Q3 FY2026 2025-11-01",
    "Q4 FY2026 2026-02-01",
  ]);
  // A remark makes it somebody's work: from then on it keeps its days.
  await owner.reviews.comment({ quarter: "2026-Q2", text: "Why is it so dear?" });
  await owner.schedule.changeFiscalYear({ start: 1 });
  expect((await owner.schedule.fiscalYear()).calendar).toEqual({
    ...{ start: 5, changes: [{ from: "2026-01-01", start: 1 }] },
  });
  expect((await owner.reviews.read({ quarter: "2026-Q2" })).id).toBe(draft.id);
  const steps = await inTenant(fresh.id, (db) => db.scheduledStep.findMany());
  expect(steps.map(({ quarter, step }) => `${quarter} ${step}`)).toEqual(["2026-Q2 draft"]);
});
