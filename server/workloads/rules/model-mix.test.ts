import { describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import { noTokens } from "@/server/kernel/tokens";
import { modelMix } from "./model-mix";

const sum = (model: string, output: number, requests: number | null, cost: string | null) => ({
  ...{ provider: "openai", model, tokens: { ...noTokens, output }, requests },
  cost: cost === null ? null : new Decimal(cost),
});

describe("the model mix", () => {
  it("adds up what one model served, whatever its price, and leaves unknown what nobody counts or prices", () => {
    const mix = modelMix(
      [
        sum("small", 10, 1, "0.1"),
        sum("large", 60, null, null),
        sum("small", 30, 2, "0.2"),
        sum("idle", 0, null, null),
      ],
      ({ cost }) => cost,
    );
    expect(mix).toEqual([
      { provider: "openai", model: "large", tokens: 60, share: 0.6, requests: null, cost: null },
      { provider: "openai", model: "small", tokens: 40, share: 0.4, requests: 3, cost: "0.3" },
    ]);
  });
});
