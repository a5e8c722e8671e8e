import { writeFileSync } from "node:fs";
import path from "node:path";
import { usageMapping } from "../ingest";
import { importFile, rememberMapping } from "../intake";
import { daysOf } from "../kernel/day";
import { parseQuarter } from "../kernel/quarter";
import { holdReviews } from "./furnish-reviews";
import { idOf } from "./id-of";
import type { WorldOrganization } from "./world";

/** What fills an organization: its word is in every name and text, its number in every amount. */
export interface Furnishing {
  readonly word: string;
  readonly tokens: number;
  /** A quarter before 2026 that it has a draft of, beside those of 2026. */
  readonly earlier?: string;
  /** The folder in which the exports are written. */
  readonly folder: string;
}

/** Ids of what was made, by kind. */
export type FurnishedIds = Readonly<
  Record<
    | "organization"
    | "member"
    | "invitation"
    | "source"
    | "import"
    | "openImport"
    | "mapping"
    | "override"
    | "workload"
    | "rule"
    | "option"
    | "evidence"
    | "experiment"
    | "deployment"
    | "recurring"
    | "version"
    | "costFile"
    | "review"
    | "decision"
    | "comment"
    | "scenario"
    | "rateTable"
    | "recipient"
    | "letter"
    | "link"
    | "token"
    | "deletedRule"
    | "ruleChange"
    | "deletedMember",
    string
  >
>;

const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const HEADER = "day,provider,model,project,requests,uncached_input,cache_read,output,units.web_search";

/**
 * Fills an organization with one of everything through the use cases: imports with usage and rejects, workloads, rules,
 * options, evidence, a policy, a contract price, a deployment with month and quality, reviews in every state, decisions,
 * signatures, documents, links, letters, recipients, an invitation; the audit log comes by itself. The queue is set up.
 */
export async function furnish(organization: WorldOrganization, furnishing: Furnishing): Promise<FurnishedIds> {
  const settings = await settle(organization, furnishing);
  const workloads = await placeWorkloads(organization, furnishing);
  const usage = await bringUsage(organization, furnishing);
  const deployed = await deploy(organization, furnishing, workloads.workload);
  const review = await holdReviews(organization, furnishing, workloads.workload);
  return { organization: organization.id, ...settings, ...workloads, ...usage, ...review, ...deployed };
}

async function settle({ as, people, run }: WorldOrganization, { word }: Furnishing) {
  const owner = as("owner");
  await owner.tenancy.invite({ email: `invited@${word}.example`, role: "viewer" });
  const [invitation] = await owner.tenancy.invitations();
  const deletedMember = `left-${word}-0000000000`;
  await run("owner", ({ db, organization }) =>
    db.membership.create({
      data: {
        ...{ organizationId: organization.id, userId: deletedMember, role: "viewer" },
        ...{ name: `Gone ${word}`, email: `gone@${word}.example` },
      },
    }),
  );
  await owner.tenancy.removeMember({ userId: deletedMember });
  await owner.policy.edit({ thresholds: { horizonMonths: 30 }, reason: `${word} plans ahead`, basedOn: 0 });
  const override = await owner.prices.override({
    ...{ provider: "openai", model: `ft:${word}-small`, perMTok: { input: "0.5", output: "2" } },
    ...{ contextTiers: [], units: { web_search: "0.01" }, from: "2026-01-01", to: null, reason: `${word} contract` },
  });
  const token = await owner.tenancy.createToken({
    ...{ name: `Exporter of ${word}`, abilities: ["usage:import"], expiresInDays: 30 },
  });
  await run("owner", ({ db, organization: { id: organizationId } }) =>
    db.rememberedAnswer.create({
      data: { organizationId, tokenId: token.id, key: `${word}-import-1`, body: `an answer for ${word}` },
    }),
  );
  await run("owner", ({ db, organization: { id: organizationId } }) =>
    db.companySignIn.create({
      data: {
        ...{ organizationId, issuer: `https://id.${word}.example`, clientId: `quarterdeck-at-${word}` },
        ...{ clientSecretSealed: `sealed-for-${word}`, defaultRole: "viewer", changedBy: `Olga of ${word}` },
      },
    }),
  );
  await run("owner", ({ db, organization: { id: organizationId } }) =>
    db.companySubject.create({
      data: {
        ...{ organizationId, issuer: `https://id.${word}.example`, subject: `subject-of-${word}` },
        userId: people.viewer.userId,
      },
    }),
  );
  await run("owner", ({ db, organization: { id: organizationId } }) =>
    db.organizationMail.create({
      data: {
        ...{ organizationId, host: `mail.${word}.example`, port: 587, isTls: false, userName: `post-of-${word}` },
        ...{ passwordSealed: `sealed-post-of-${word}`, fromAddress: `q@${word}.example`, changedBy: `Olga of ${word}` },
      },
    }),
  );
  const rates = "date,currency,rate\n2026-09-30,EUR,1.17\n";
  const { id: rateTable } = await owner.prices.uploadRates({
    ...{ fileName: `rates-of-${word}.csv`, text: rates, reason: `${word} reads the bank's page` },
  });
  const recipient = await owner.reviews.addRecipient({ email: `cfo@${word}.example`, name: `Cleo ${word}` });
  return {
    member: people.viewer.userId,
    deletedMember,
    invitation: idOf(invitation),
    override: override.id,
    rateTable,
    token: token.id,
    recipient: recipient.id,
  };
}

async function placeWorkloads({ as }: WorldOrganization, { word }: Furnishing) {
  const { workloads } = as("analyst");
  const requirements = { accuracy: 0.9 };
  const profile = { task: "classification" as const, narrow: true, requirements };
  const { id: workload } = await workloads.create({ name: `Triage ${word}`, ownerName: `Lena ${word}`, profile });
  const rule = (pattern: string) =>
    workloads.createRule({ workloadId: workload, matchers: [{ field: "project", kind: "glob", pattern }] });
  const { id: kept } = await rule(`${word}-triage`);
  const { id: deletedRule } = await rule(`${word}-gone`);
  await workloads.deleteRule({ id: deletedRule });
  const ruleChange = idOf((await workloads.ruleHistory()).changes[0]);
  const option = (label: string, model: string) =>
    workloads.addOption({
      workloadId: workload,
      definition: {
        ...{ label: `${label} ${word}`, level: 1, hosting: "api", promptOptimised: true },
        ...{ priceOf: { provider: "openai", model }, models: [model] },
      },
    });
  const [dear, cheap] = [await option("Dear", "gpt-5"), await option("Cheap", "gpt-4.1-nano")];
  const measured = { kind: "holdout" as const, measuredOn: "2026-03-01", sampleSize: 2000, accuracy: 0.97 };
  await workloads.recordEvidence({ optionId: dear.id, ...measured, note: `measured by ${word}` });
  const evidence = await workloads.recordEvidence({ optionId: cheap.id, ...measured, note: `measured by ${word}` });
  const experiment = await as("analyst").experiments.plan({
    ...{ workloadId: workload, optionKeys: [cheap.key], sampleSize: 1000, trafficShare: 0.01, days: 30 },
    ...{ ownerName: `Lena ${word}`, note: `beside what ${word} uses`, startedOn: null },
  });
  await as("analyst").proposals.setAside({
    workloadId: workload,
    proposal: `batch of ${word}`,
    reason: `${word} waits`,
  });
  return {
    workload,
    rule: kept,
    deletedRule,
    ruleChange,
    option: cheap.id,
    evidence: evidence.id,
    experiment: experiment.id,
  };
}

async function bringUsage(organization: WorldOrganization, { word, tokens, earlier, folder }: Furnishing) {
  const bring = async (name: string, rows: readonly string[], more: { isDetail?: boolean } = {}) => {
    const file = path.join(folder, `${word}-${name}.csv`);
    writeFileSync(file, `${[HEADER, ...rows].join("\n")}\n`);
    const done = await importFile(organization.id, OPERATOR, {
      ...{ path: file, name: path.basename(file), hints: { source: `${name} of ${word}`, ...more } },
      ...{ overlap: null, confirmRejects: true, isDryRun: false },
    });
    if (done.status !== "committed") throw new Error(`${file}: ${done.message}`);
    return done.import ?? "";
  };
  const quarter = earlier === undefined ? null : parseQuarter(earlier, 1);
  const every = daysOf({ from: quarter?.from ?? "2026-01-01", to: "2026-10-05" });
  const id = await bring("ledger", [
    ...every.map((day) => `${day},openai,gpt-5,${word}-triage,20000,${tokens},0,${Math.round(tokens / 13)},0`),
    ...every.slice(-40).map((day) => `${day},openai,ft:${word}-small,${word}-loose,10,10007,1009,1013,3`),
    `2026-09-30,openai,gpt-5,${word}-broken,${word}-not-a-number,1,0,1,0`,
  ]);
  await bring("detail", [`2026-09-30,openai,gpt-5,${word}-detail,7,7001,0,701,0`], { isDetail: true });
  // A file that waits for its inspection.
  const openImport = await organization.run("analyst", async ({ db, organization: { id: organizationId }, newId }) => {
    const made = await db.import.create({
      data: { organizationId, id: newId(), fileName: `${word}-waiting.csv`, bytes: 1000n, uploadedBy: `Ana ${word}` },
    });
    return made.id;
  });
  const mapping = await organization.run("analyst", (ctx) => rememberMapping(ctx, mappingOf(word)));
  const sources = await organization.as("analyst").imports.sources();
  return { import: id, openImport, mapping: mapping.id, source: idOf(sources[0]) };
}

const mappingOf = (word: string) => ({
  ...{ fingerprint: `fingerprint-of-${word}`, fileName: `${word}-gateway.csv` },
  columns: ["day", "model", "in", "out", `${word}-column`],
  mapping: usageMapping.parse({
    day: { column: "day", format: "ISO" },
    provider: { constant: `${word}-provider` },
    model: { column: "model" },
    tokens: { input: "in", output: "out" },
  }),
});

async function deploy({ as }: WorldOrganization, { word }: Furnishing, workloadId: string) {
  const { deployments } = as("analyst");
  const { id } = await deployments.record({
    ...{ workloadId, name: `Fine-tune of ${word}`, level: 4, hosting: "api", startedOn: "2026-05-01" },
    ...{ models: [`ft:${word}-small`], plan: { upfront: "1000", monthlySaving: "100" } },
    investment: [{ kind: "training", amount: "901.07" }],
    baseline: {
      ...{ inputTokensPerRequest: "450", outputTokensPerRequest: "35" },
      prices: [{ from: "2026-05-01", inputPerMTok: "1.25", outputPerMTok: "10" }],
    },
  });
  await deployments.recordMonth({ deploymentId: id, month: "2026-05", requests: 600_000, inference: "100.5" });
  const quality = { deploymentId: id, metric: `accuracy ${word}`, value: 0.95, sampleSize: 900 };
  await deployments.recordQuality({ ...quality, date: "2026-05-02" });
  const recurring = await deployments.recordRecurring({
    ...{ deploymentId: id, kind: "hosting", amount: "20.25", fromMonth: "2026-05", note: `rent of ${word}` },
  });
  const version = await deployments.recordVersion({
    ...{ deploymentId: id, model: `ft:${word}-small-2`, since: "2026-05-20", note: `trained by ${word}` },
  });
  const text = `month,kind,amount,note\n2026-05,people,30.5,engineers of ${word}\n`;
  const costFile = await deployments.importCosts({ deploymentId: id, fileName: `books-of-${word}.csv`, text });
  return { deployment: id, recurring: recurring.id, version: version.id, costFile: costFile.id };
}
