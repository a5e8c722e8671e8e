import { describe, expect, it } from "vitest";
import { recordDeploymentSchema } from "@/server/roi/schema";
import { deploymentFromForm, investedSum, priceLines, priceOfLines } from "./deployment-from-form";

function typed(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: "A fine-tune", level: "3", ...fields })) form.set(name, value);
  return form;
}

describe("deploymentFromForm", () => {
  it("reads what was typed so that the API takes it, every digit kept", () => {
    const draft = deploymentFromForm(
      typed({
        ...{ "plan.upfront": "22,000", "plan.monthlySaving": "4500.10", "investment.data": "13 900.000000001" },
        ...{ models: "ft:a\n\n ft:b ", retrainEvery: "90", fallbackRoute: "GPT-5", retiresOn: "2027-01-14" },
        ...{
          inputTokensPerRequest: "2,100",
          outputTokensPerRequest: "480",
          priceOf: "openai, gpt-4.1, 70 %\nopenai; gpt-5; 0.3; batch",
        },
      }),
    );
    expect(draft).toMatchObject({
      ...{ models: ["ft:a", "ft:b"], retrainEvery: 90, plan: { upfront: "22000", monthlySaving: "4500.10" } },
      investment: [{ kind: "data", amount: "13900.000000001" }],
      baseline: {
        prices: [],
        priceOf: [
          { provider: "openai", model: "gpt-4.1", share: "0.7", isBatch: false },
          { provider: "openai", model: "gpt-5", share: "0.3", isBatch: true },
        ],
      },
    });
    expect(recordDeploymentSchema.safeParse({ workloadId: "w", ...draft }).success).toBe(true);
  });

  it("reads prices of tokens and of requests by line, and writes them back alike", () => {
    const prices = "2026-01-01, 2.5, 1.25, 10\n2026-03-01, 2, 8\n2026-06-01, 0.01";
    const { baseline } = deploymentFromForm(typed({ prices }));
    expect(baseline.prices).toEqual([
      { from: "2026-01-01", inputPerMTok: "2.5", cachedInputPerMTok: "1.25", outputPerMTok: "10" },
      { from: "2026-03-01", inputPerMTok: "2", outputPerMTok: "8" },
      { from: "2026-06-01", perRequest: "0.01" },
    ]);
    expect(priceLines(baseline.prices)).toBe(prices);
    expect(priceOfLines([{ provider: "openai", model: "gpt-5", share: "0.3", isBatch: true }])).toBe(
      "openai, gpt-5, 0.3, batch",
    );
  });

  it("keeps known prices beside models of the book, and refuses what is no amount in the schema's words", () => {
    const kept = [{ from: "2026-01-01", perRequest: "0.01" }];
    expect(deploymentFromForm(typed({ priceOf: "openai, gpt-5" }), { prices: kept }).baseline.prices).toEqual(kept);
    const draft = deploymentFromForm(typed({ "investment.data": "a lot" }));
    const checked = recordDeploymentSchema.safeParse({ workloadId: "w", ...draft });
    expect(checked.success ? [] : checked.error.issues.map(({ path }) => path.join("."))).toEqual([
      "investment.0.amount",
    ]);
  });

  it("keeps an investment in the parts that it was written down in, until their sum is changed", () => {
    const investment = [
      { kind: "training" as const, amount: "700.5" },
      { kind: "training" as const, amount: "299.5" },
      { kind: "data" as const, amount: 20 },
    ];
    expect(investedSum(investment, "training")).toBe("1000");
    const same = { "investment.training": "1,000", "investment.data": "20" };
    expect(deploymentFromForm(typed(same), { investment }).investment).toEqual(investment);
    const changed = { ...same, "investment.training": "1200" };
    expect(deploymentFromForm(typed(changed), { investment }).investment).toEqual([
      { kind: "training", amount: "1200" },
      { kind: "data", amount: 20 },
    ]);
  });
});
