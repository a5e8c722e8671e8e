import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importFile } from "@/server/intake";
import { daysOf } from "@/server/kernel/day";
import { asAdmin, useTestDatabase } from "../testing/test-database";
import { world, type WorldOrganization } from "../testing/world";

const database = useTestDatabase();
const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;

async function use(organization: WorldOrganization, rows: readonly string[]): Promise<void> {
  const file = path.join(database.folder, `${organization.slug}.csv`);
  writeFileSync(file, `day,provider,model,project,requests,uncached_input,cache_read,output\n${rows.join("\n")}\n`);
  const done = await importFile(organization.id, OPERATOR, {
    ...{ path: file, name: path.basename(file), hints: {} },
    ...{ overlap: null, confirmRejects: false, isDryRun: false },
  });
  expect(done.status).toBe("committed");
}

async function workload(organization: WorldOrganization, name = "Triage"): Promise<string> {
  const api = organization.as("analyst");
  const { id } = await api.workloads.create({ name, profile: { task: "classification" } });
  await api.workloads.createRule({ workloadId: id, matchers: [{ field: "project", kind: "glob", pattern: "triage" }] });
  return id;
}

const baseline = { prices: [{ from: "2026-01-01", perRequest: "0.01" }] };
const draft = (workloadId: string) => ({
  ...{ workloadId, name: "A fine-tune", level: 3 as const, hosting: "managed" as const, models: ["ft"] },
  ...{ startedOn: "2026-06-01", baseline, plan: { upfront: "8000", monthlySaving: 800 } },
  investment: [{ kind: "training" as const, amount: "8000.5" }],
});

describe("deployments", () => {
  it("are recorded month by month, and say what they returned", async () => {
    const { acme } = await world("acme");
    const api = acme.as("analyst").deployments;
    const { id } = await api.record(draft(await workload(acme)));
    expect(await api.list()).toMatchObject([
      { id, status: "active", missing: ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"] },
    ]);
    for (const month of ["2026-06", "2026-07", "2026-08"])
      await api.recordMonth({ deploymentId: id, month, requests: 1_000_000, hosting: "2000", people: -0.25 });
    await api.recordMonth({ deploymentId: id, month: "2026-08", requests: 1_000_000, hosting: "2000.75" });
    const read = await acme.as("viewer").deployments.read({ id });
    expect(read.ledger).toMatchObject({ investment: 8000.5, cumulative: 15999.25, verdict: "keep" });
    expect(read.ledger!.rows.map(({ saving }) => saving)).toEqual([8000.25, 8000.25, 7999.25]);
    expect(read).toMatchObject({ asOf: "2026-08-31", missing: ["2026-09", "2026-10"] });
    expect(read.csv.split("\r\n")[3]).toMatch(/^2026-08,1,1000000,10000,10000,2000\.75,0,2000\.75,/);
    await expect(api.recordMonth({ deploymentId: id, month: "2026-11", requests: 1 })).rejects.toThrow(/2026-10/);
    const log = await asAdmin(database.adminUrl, (client) =>
      client.query(`SELECT action FROM "AuditEntry" WHERE "organizationId" = $1 AND action LIKE 'deployment.%'`, [
        acme.id,
      ]),
    );
    expect(log.rows.map(({ action }) => action as string).sort()).toEqual([
      "deployment.record",
      ...Array.from({ length: 4 }, () => "deployment.record-month"),
    ]);
  });

  it("end on a day, keep what they returned, and are measured for drift together", async () => {
    const { ends } = await world("ends");
    const api = ends.as("analyst").deployments;
    const { id } = await api.record(draft(await workload(ends)));
    await api.recordMonth({ deploymentId: id, month: "2026-06", requests: 1_000_000 });
    const measure = (date: string, value: number, sampleSize = 1000) =>
      api.recordQuality({ deploymentId: id, date, metric: "accuracy", value, sampleSize });
    await measure("2026-06-10", 0.9);
    await measure("2026-06-01", 0.95);
    await expect(measure("2026-06-01", 0.95)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(measure("2026-10-06", 0.95)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await api.end({ id, endedOn: "2026-06-20", reason: "The base model is gone." });
    await expect(api.end({ id, endedOn: "2026-05-31", reason: "Too early." })).rejects.toThrow(/1 June 2026/);
    const [line] = await api.list();
    expect(line).toMatchObject({ status: "ended", asOf: "2026-06-20", missing: [] });
    // The earliest measurement is the acceptance, whenever it was written down.
    expect(line!.ledger!.quality).toMatchObject([{ date: "2026-06-10", difference: -0.05, verdict: "drifted" }]);
  });

  it("refuse what is no deployment, by its place, and know no foreign one", async () => {
    const { mine, theirs } = await world("mine", "theirs");
    const workloadId = await workload(mine);
    const api = mine.as("analyst").deployments;
    const prices = [{ from: "2026-06-02", perRequest: 1 }];
    await expect(api.record({ ...draft(workloadId), baseline: { prices } })).rejects.toThrow(
      /baseline\.prices\[0\]\.from/,
    );
    await expect(api.record({ ...draft(workloadId), endedOn: "2026-05-01" })).rejects.toThrow(/endedOn/);
    await expect(api.record({ ...draft(workloadId), decisionId: "nobody" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { id } = await api.record(draft(workloadId));
    const foreign = theirs.as("owner").deployments;
    const answers = await Promise.allSettled([
      foreign.read({ id }),
      foreign.record({ ...draft(workloadId), id }),
      foreign.recordMonth({ deploymentId: id, month: "2026-06", requests: 1 }),
      foreign.end({ id, endedOn: "2026-06-20", reason: "Not mine." }),
      foreign.suggestBaseline({ workloadId, before: "2026-06-01" }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: "rejected", reason: { code: "NOT_FOUND" } });
    expect(await foreign.list()).toEqual([]);
  });

  it("suggest their first day and their baseline from usage", async () => {
    const { hints } = await world("hints");
    const workloadId = await workload(hints);
    await use(hints, [
      ...daysOf({ from: "2026-05-01", to: "2026-06-01" }).map(
        (day) => `${day},openai,gpt-4.1,triage,100,40000,10000,5000`,
      ),
      "2026-06-01,openai,gpt-4.1,triage,100,50000,0,5000",
      "2026-06-01,other,ft,triage,100,30000,0,5000",
      "2026-06-02,openai,gpt-4.1,triage,10,5000,0,500",
      "2026-06-02,other,ft,triage,100,50000,0,5000",
    ]);
    const api = hints.as("analyst").deployments;
    const { id } = await api.record({ ...draft(workloadId), startedOn: null });
    expect(await api.read({ id })).toMatchObject({ suggestedStart: "2026-06-02", withheld: "not-started" });
    expect(await api.suggestBaseline({ workloadId, before: "2026-06-01" })).toEqual({
      ...{ days: 31, models: ["gpt-4.1"] },
      baseline: {
        ...{ inputTokensPerRequest: "500", cachedInputTokensPerRequest: "100", outputTokensPerRequest: "50" },
        prices: [{ from: "2026-03-03", inputPerMTok: "2", cachedInputPerMTok: "0.5", outputPerMTok: "8" }],
        priceOf: [{ provider: "openai", model: "gpt-4.1", share: "1", isBatch: false }],
        isEstimated: false,
      },
    });
    expect(await api.suggestBaseline({ workloadId, before: "2026-05-05" })).toBeNull();
  });
});
