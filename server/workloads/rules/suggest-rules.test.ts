import { describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import { matchWorkload, type UsageLabels } from "./match-workload";
import { reconcileModelledCost } from "./reconcile-modelled-cost";
import { suggestRules, type UnassignedKey } from "./suggest-rules";

const key = (id: string, cost: string, given: Partial<UsageLabels>): UnassignedKey => ({
  provider: "openai",
  model: "gpt-4.1",
  project: "",
  apiKey: "",
  userKey: "",
  tag: "",
  promptName: "",
  app: "",
  ...given,
  id,
  cost: new Decimal(cost),
  rows: 3,
  tokens: 100,
});

describe("suggested rules", () => {
  const keys = [
    key("1", "60", { project: "a*b", tag: "only-here" }),
    key("2", "30", { project: "a*b" }),
    key("3", "10", { project: "c", apiKey: "k" }),
  ];

  it("stand by cost, once for the same usage, by the label that says most", () => {
    const suggested = suggestRules(keys);
    expect(suggested.map(({ matchers: [matcher], cost, share }) => [matcher?.field, cost, share])).toEqual([
      ["model", "100", 1],
      ["project", "90", 0.9],
      ["tag", "60", 0.6],
      ["project", "10", 0.1],
    ]);
  });

  it.each(["project", "apiKey", "tag", "promptName", "model", "app"] as const)("are made by %s", (field) => {
    const other = key("2", "1", { model: "other" });
    const suggested = suggestRules([
      key("1", "2", { [field]: "the-one" }),
      key("3", "2", { [field]: "the-one" }),
      other,
    ]);
    expect(suggested[0]).toMatchObject({
      value: "the-one",
      matchers: [{ field, kind: "glob", pattern: "the-one" }],
      keys: 2,
      rows: 6,
    });
  });

  it("name the template that a label speaks for", () => {
    const templates = suggestRules([key("1", "2", { tag: "invoice-reader" })]).map(({ value, template }) => [
      value,
      template?.key,
    ]);
    expect(templates).toEqual([["invoice-reader", "data-extraction"]]);
  });

  it("match exactly the usage that they count", () => {
    for (const { matchers, keys: count, value } of suggestRules(keys)) {
      expect(
        keys.filter((one) => matchWorkload([{ id: value, workloadId: value, matchers: [...matchers] }], one)).length,
      ).toBe(count);
    }
  });
});

describe("modelled against valued cost", () => {
  const facts = {
    hasUnpricedUsage: false,
    hasModelsWithoutOption: false,
    hasTypedUsage: false,
    hasTypedPrice: false,
    chargesBesideTokens: false,
    cachesWithoutSaying: false,
    saysCachingWithoutIt: false,
    batchDiffers: false,
    priceChangedInPeriod: false,
  };
  it("is apart beyond 5 %, and says why as far as it is known", () => {
    expect(reconcileModelledCost(105, new Decimal(100), { ...facts, hasTypedPrice: true })).toMatchObject({
      gap: 0.05,
      isApart: false,
      causes: [],
    });
    expect(reconcileModelledCost(106, new Decimal(100), { ...facts, hasTypedPrice: true })).toMatchObject({
      isApart: true,
      causes: ["typed-price"],
    });
    expect(reconcileModelledCost(90, new Decimal(100), facts)).toMatchObject({
      isApart: true,
      causes: ["unexplained"],
    });
    expect(reconcileModelledCost(90, null, facts)).toBeNull();
  });
});
