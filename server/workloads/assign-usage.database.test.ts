import { describe, expect, it } from "vitest";
import { inTenantBulk } from "@/server/tenancy/tenant-database";
import { asAdmin, useTestDatabase } from "@/server/testing/test-database";
import { world, type WorldOrganization } from "@/server/testing/world";
import { assignUsage } from "./assign-usage";
import { bringing, gpt41, mini, project, stocked, then } from "@/server/testing/stocked-workloads";

const database = useTestDatabase();
const use = bringing(database);

const assignments = (organization: WorldOrganization) =>
  asAdmin(database.adminUrl, async (client) => {
    const sql = `SELECT k.project, w.name FROM "UsageKey" k LEFT JOIN "Workload" w ON (w."organizationId", w.id) = (k."organizationId", k."workloadId") WHERE k."organizationId" = $1 ORDER BY 1`;
    return (await client.query<{ project: string; name: string | null }>(sql, [organization.id])).rows.map(
      ({ project: label, name }) => [label, name],
    );
  });

describe("assigning usage", () => {
  it("happens in the import, and again when a rule is made, moved or deleted", async () => {
    const { maps } = await world("maps");
    const { api, drafts } = await stocked(maps, use);
    expect(await assignments(maps)).toEqual([
      ["drafts", "Drafts"],
      ["other", null],
      ["triage-eu", "Triage"],
    ]);
    const made = await api.workloads.createRule({ workloadId: drafts.id, matchers: project("*") });
    expect(made).toMatchObject({ keys: 3, changed: 1, unassigned: 0 });
    await api.workloads.moveRule({ id: made.id, position: 1 });
    expect((await assignments(maps)).map(([, name]) => name)).toEqual(["Drafts", "Drafts", "Drafts"]);
    const { rules } = await api.workloads.rules();
    expect(rules.map(({ position, workloadName, assigns }) => [position, workloadName, assigns.keys])).toEqual([
      [1, "Drafts", 3],
      [2, "Triage", 0],
      [3, "Drafts", 0],
    ]);
    await api.workloads.deleteRule({ id: made.id });
    expect((await assignments(maps)).map(([, name]) => name)).toEqual(["Drafts", null, "Triage"]);
    expect(await inTenantBulk(maps.id, (client) => assignUsage(client, maps.id))).toEqual({
      keys: 3,
      changed: 0,
      unassigned: 1,
    });
  });

  it("shows before what a rule would move, and suggests rules for the rest", async () => {
    const { preview } = await world("preview");
    const { api, drafts, triage } = await stocked(preview, use);
    const seen = await api.workloads.previewRule({ workloadId: drafts.id, matchers: project("*"), position: 1 });
    expect(seen.matches).toMatchObject({ keys: 3, rows: 4, tokens: 1_771_000 });
    expect(seen.moves.map(({ fromId, usage }) => [fromId, usage.keys])).toEqual([
      [triage.id, 1],
      [null, 1],
    ]);
    expect((await api.workloads.previewRule({ workloadId: drafts.id, matchers: project("*") })).keptByOthers.keys).toBe(
      2,
    );
    const rest = await api.workloads.unassigned({ quarter: "2026-Q3" });
    // 10,000 × $2 and 1,000 × $8 a million.
    expect(rest.total).toMatchObject({ keys: 1, tokens: 11_000, cost: "0.028" });
    expect(rest.suggestions[0]).toMatchObject({ matchers: project("other"), share: 1 });
  });

  it("asks why where signed days would move", async () => {
    const { signed } = await world("signed");
    const { api, drafts } = await stocked(signed, use);
    await signed.run("owner", (ctx) =>
      ctx.db.review.create({
        data: { organizationId: signed.id, id: "r", quarter: "2026-Q3", status: "signed", preparedBy: "Olga" },
      }),
    );
    const rule = { workloadId: drafts.id, matchers: project("other") };
    await expect(api.workloads.createRule(rule)).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      cause: { code: "reason-needed", facts: { quarters: ["2026-Q3"] } },
    });
    expect((await assignments(signed))[1]).toEqual(["other", null]);
    await api.workloads.createRule({ ...rule, reason: "belongs to drafting" });
    expect((await assignments(signed))[1]).toEqual(["other", "Drafts"]);
  });

  it("refuses a pattern that cannot be matched safely, by its place", async () => {
    const { patterns } = await world("patterns");
    const { api, drafts } = await stocked(patterns, use);
    await expect(
      api.workloads.createRule({
        workloadId: drafts.id,
        matchers: [{ field: "tag", kind: "regexp", pattern: "(a)\\1" }],
      }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("another organization's ids", () => {
  it("are not found, and nothing is changed", async () => {
    const { here, there } = await world("here", "there");
    const { api, triage } = await stocked(there, use);
    const { rules } = await api.workloads.rules();
    const option = await api.workloads.addOption({ workloadId: triage.id, definition: gpt41() });
    const evidence = await api.workloads.recordEvidence({
      optionId: option.id,
      kind: "holdout",
      measuredOn: "2026-09-01",
      sampleSize: 100,
      accuracy: 1,
    });
    const stranger = here.as("owner").workloads;
    const rule = rules[0]?.id ?? "";
    const attempts = [
      () => stranger.read({ id: triage.id, ...then }),
      () => stranger.editProfile({ id: triage.id, name: "Mine" }),
      () => stranger.archive({ id: triage.id, isArchived: true }),
      () => stranger.addOption({ workloadId: triage.id, definition: mini }),
      () => stranger.editOption({ id: option.id, definition: mini }),
      () => stranger.archiveOption({ id: option.id }),
      () =>
        stranger.recordEvidence({
          optionId: option.id,
          kind: "holdout",
          measuredOn: "2026-09-01",
          sampleSize: 1,
          accuracy: 0,
        }),
      () => stranger.withdrawEvidence({ id: evidence.id, reason: "not mine" }),
      () => stranger.createRule({ workloadId: triage.id, matchers: project("*") }),
      () => stranger.previewRule({ workloadId: triage.id, matchers: project("*") }),
      () => stranger.moveRule({ id: rule, position: 1 }),
      () => stranger.deleteRule({ id: rule }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await stranger.list(then)).workloads).toEqual([]);
    expect((await api.workloads.rules()).rules).toEqual(rules);
    expect((await api.workloads.read({ id: triage.id, ...then })).answer.name).toBe("Triage");
  });
});
