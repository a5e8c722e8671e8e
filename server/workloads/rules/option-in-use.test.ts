import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelReader } from "../price-lookup";
import { optionInUse, type ModelTokens, type UsableOption } from "./option-in-use";

const option = (key: string, models: string[], more: Partial<UsableOption> = {}): UsableOption => ({
  key,
  label: key,
  level: 1,
  models,
  batch: false,
  route: null,
  ...more,
});
const used = (model: string, tokens: number, more: Partial<ModelTokens> = {}): ModelTokens => ({
  provider: "openai",
  model,
  tokens,
  batch: false,
  ...more,
});
const inUse = (options: UsableOption[], models: ModelTokens[], said: string | null = null) =>
  optionInUse(options, models, modelReader, said);

const full = option("full", ["gpt-4.1"]);
const mini = option("mini", ["gpt-4.1-mini"]);
const tuned = option("tuned", ["ft:gpt-4.1-mini:acme::abc"], { level: 3 });

describe("the option in use", () => {
  it("is the one with 95 % of the tokens", () => {
    expect(inUse([full, mini], [used("gpt-4.1", 95), used("gpt-4.1-mini", 5)])).toMatchObject({
      current: "full",
      saidBy: "usage",
      router: null,
    });
  });

  it("is a router from the measured shares below that, on the highest level that it reaches", () => {
    const { current, router } = inUse([full, tuned], [used("gpt-4.1", 94), used("ft:gpt-4.1-mini:acme::abc", 6)]);
    expect(current).toBe("in-use");
    expect(router).toEqual({
      key: "in-use",
      isListed: false,
      level: 3,
      route: [
        { option: "full", share: 0.94 },
        { option: "tuned", share: 0.06 },
      ],
    });
  });

  it("is the listed router over the same options, with the measured shares", () => {
    const planned = option("planned", [], {
      route: [
        { option: "full", share: 0.5 },
        { option: "mini", share: 0.5 },
      ],
    });
    expect(inUse([full, mini, planned], [used("gpt-4.1", 60), used("gpt-4.1-mini", 40)]).router).toMatchObject({
      key: "planned",
      isListed: true,
      route: [
        { option: "full", share: 0.6 },
        { option: "mini", share: 0.4 },
      ],
    });
  });

  it("names the models that no option names, and leaves it open where they are most of it", () => {
    const some = inUse([full], [used("gpt-4.1", 70), used("o3", 30)]);
    expect(some).toMatchObject({ current: "full", withoutOption: [{ model: "o3", share: 0.3 }] });
    expect(inUse([full], [used("gpt-4.1", 40), used("o3", 60)])).toMatchObject({ current: null, isUnknown: true });
  });

  it("is what a person says, and nothing where nothing was used", () => {
    expect(inUse([full, mini], [used("gpt-4.1", 100)], "mini")).toMatchObject({ current: "mini", saidBy: "person" });
    expect(inUse([full, mini], [])).toMatchObject({ current: null, saidBy: null, isUnknown: false });
  });

  it("reads a snapshot as its model, never a fine-tune as its base, nor one snapshot as another", () => {
    expect(inUse([full], [used("gpt-4.1-2025-04-14", 1)]).current).toBe("full");
    expect(inUse([full], [used("openai/gpt-4.1", 1)]).current).toBe("full");
    expect(inUse([mini], [used("ft:gpt-4.1-mini:acme::abc", 1)]).isUnknown).toBe(true);
    expect(inUse([option("dated", ["gpt-4.1-2025-04-14"])], [used("gpt-4.1-2025-08-01", 1)]).isUnknown).toBe(true);
    const exact = option("exact", ["gpt-4.1-2025-04-14"]);
    expect(inUse([full, exact], [used("gpt-4.1-2025-04-14", 1)]).current).toBe("exact");
  });

  it("tells a batch from the rest where two options name the same model", () => {
    const nightly = option("nightly", ["gpt-4.1"], { batch: true });
    expect(inUse([full, nightly], [used("gpt-4.1", 1, { batch: true })]).current).toBe("nightly");
    expect(inUse([nightly, full], [used("gpt-4.1", 1)]).current).toBe("full");
  });

  it("makes routers whose shares add up to 1", () => {
    const tokens = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(tokens, tokens, tokens, tokens, (a, b, c, d) => {
        const { router, shares, withoutOption } = inUse(
          [full, mini, tuned],
          [used("gpt-4.1", a), used("gpt-4.1-mini", b), used("ft:gpt-4.1-mini:acme::abc", c), used("o3", d)],
        );
        const sum = (of: readonly { share: number }[]): number => of.reduce((total, { share }) => total + share, 0);
        if (router) expect(Math.abs(sum(router.route) - 1)).toBeLessThan(1e-9);
        if (a + b + c + d > 0) expect(sum(shares) + sum(withoutOption)).toBeCloseTo(1, 9);
      }),
    );
  });
});
