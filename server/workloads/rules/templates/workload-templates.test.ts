import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { policyDefaults, recommend } from "@/server/engine";
import { createWorkloadSchema } from "../../schema";
import { templateFor, workloadTemplates } from "./workload-templates";

const byKey = (key: string) => workloadTemplates.find((template) => template.key === key);

describe("templates", () => {
  it("fill a profile that is taken as it is, with a unit of outcome", () => {
    expect(new Set(workloadTemplates.map(({ key }) => key)).size).toBe(workloadTemplates.length);
    for (const { key, name, profile } of workloadTemplates) {
      const { profile: made } = createWorkloadSchema.parse({ name, profile: { ...profile, template: key } });
      expect(made, key).toMatchObject({ task: profile.task, template: key, outcomeUnit: { perRequest: 1 } });
    }
  });

  it("state the requirements and targets of the documents", () => {
    const stated = (key: string) => [byKey(key)?.profile.requirements, byKey(key)?.profile.outcomeUnit.target];
    expect(stated("support-bot")).toEqual([{ accuracy: 0.8 }, 0.8]);
    expect(stated("data-extraction")).toEqual([{ consistency: 0.995 }, 0.995]);
    expect(stated("safe-tutor")).toEqual([{ consistency: 0.98 }, 0.98]);
    expect(stated("medical-coding")).toEqual([{ accuracy: 0.95 }, 0.95]);
  });

  it("give a source for each number that they fill in, as the policy names it", () => {
    const known = new Set<string>(Object.values(policyDefaults).map(({ source }) => source));
    for (const { key, profile, grounds } of workloadTemplates) {
      for (const metric of ["accuracy", "consistency"] as const)
        if (profile.requirements[metric] !== undefined)
          expect(grounds.find(({ of }) => of === metric)?.source, `${key} ${metric}`).not.toBe("House choice");
      if (profile.outcomeUnit.target !== undefined)
        expect(
          grounds.some(({ of, source }) => of === "outcome" && source !== "House choice"),
          key,
        ).toBe(true);
      for (const { source } of grounds) expect(known).toContain(source);
    }
  });

  it("are questions that the engine takes", () => {
    for (const { name, profile } of workloadTemplates) {
      const { outcomeUnit: _unit, ...about } = profile;
      const answer = recommend({
        asOf: "2026-09-30",
        workload: { name, ...about },
        usage: { requestsPerMonth: 1000, inputTokensPerRequest: 500, outputTokensPerRequest: 50 },
        options: [{ id: "api", level: 1, hosting: "api", price: { inputPerMTok: 1, outputPerMTok: 2 } }],
      });
      expect(answer.steps).toHaveLength(5);
    }
  });

  it("are found by what labels say, at the beginning of a word", () => {
    const found = (label: string) => templateFor(label)?.key ?? null;
    expect(found("proj-support-eu")).toBe("support-bot");
    expect(found("Invoice_Lines")).toBe("data-extraction");
    expect(found("support-triage")).toBe("triage");
    expect(found("triage-support")).toBe("support-bot");
    expect(found("ticket triage")).toBe("triage");
    expect(found("translate-listings")).toBe("translation");
    expect(found("provider-x")).toBeNull();
    expect(found("ide plugin")).toBe("code-assistant");
    expect(found("")).toBeNull();
  });
});

const seeds = path.join(process.cwd(), "../shared/seeds");
const texts = (() => {
  try {
    return readdirSync(seeds)
      .map((name) => readFileSync(path.join(seeds, name), "utf8"))
      .join("\n");
  } catch {
    console.info("skipped: the source documents are not beside the checkout");
    return null;
  }
})();

describe.skipIf(texts === null)("the documents", () => {
  it.each([
    "80% of Inquiries Automated",
    "99.5% Schema Accuracy",
    "98% Curriculum Adherence",
    "95% vs 70%",
    "one of 50 categories",
    "50–80ms",
    "accuracy plateaued at 78%",
  ])("say %s", (figure) => {
    expect(texts).toContain(figure);
  });
});
