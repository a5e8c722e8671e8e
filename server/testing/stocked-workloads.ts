import { writeFileSync } from "node:fs";
import path from "node:path";
import { importFile } from "../intake";
import type { WorldOrganization } from "./world";
import type { OptionDefinitionInput } from "../workloads/schema";

export const OPERATOR = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
export const HEADER = "day,provider,model,project,tag,requests,uncached_input,cache_read,output";

export type Use = (
  organization: WorldOrganization,
  name: string,
  rows: readonly string[],
  header?: string,
) => Promise<void>;

/** Usage of Q3 2026 and before, through the import: `day,provider,model,project,tag,requests,uncached_input,cache_read,output`. */
export const bringing =
  (database: { readonly folder: string }): Use =>
  async (organization, name, rows, header = HEADER) => {
    const file = path.join(database.folder, `${organization.slug}-${name}.csv`);
    writeFileSync(file, `${[header, ...rows].join("\n")}\n`);
    const { status, message } = await importFile(organization.id, OPERATOR, {
      ...{ path: file, name: path.basename(file), hints: { source: name } },
      ...{ overlap: null, confirmRejects: false, isDryRun: false },
    });
    if (status !== "committed" || message !== "") throw new Error(`${name}: ${status}. ${message}`);
  };

export const gpt41 = (given: Partial<OptionDefinitionInput> = {}): OptionDefinitionInput => ({
  ...{
    label: "GPT-4.1, few-shot",
    level: 1,
    hosting: "api",
    promptOptimised: true,
    priceOf: { provider: "openai", model: "gpt-4.1" },
    models: ["gpt-4.1"],
  },
  ...given,
});
export const mini = gpt41({
  label: "GPT-4.1 mini",
  priceOf: { provider: "openai", model: "gpt-4.1-mini" },
  models: ["gpt-4.1-mini"],
});
export const then = { quarter: "2026-Q3", prices: "then" } as const;
export const project = (pattern: string) => [{ field: "project" as const, kind: "glob" as const, pattern }];

/** Two workloads with a rule each, and usage of both and of neither. */
export async function stocked(organization: WorldOrganization, use: Use) {
  const api = organization.as("analyst");
  const triage = await api.workloads.create({
    name: "Triage",
    profile: { task: "classification", narrow: true, requirements: { accuracy: 0.9 } },
  });
  const drafts = await api.workloads.create({ name: "Drafts", profile: { task: "drafting" } });
  await api.workloads.createRule({ workloadId: triage.id, matchers: project("triage-*") });
  await use(organization, "usage", [
    "2026-05-10,openai,gpt-4.1,triage-eu,,500,500000,0,50000",
    "2026-07-10,openai,gpt-4.1,triage-eu,,1000,1000000,0,100000",
    "2026-09-30,openai,gpt-4.1-mini,drafts,,100,100000,0,10000",
    "2026-08-01,openai,gpt-4.1,other,,10,10000,0,1000",
  ]);
  await api.workloads.createRule({ workloadId: drafts.id, matchers: project("drafts") });
  return { api, triage, drafts };
}
