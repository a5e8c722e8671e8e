import { describe, expect, it } from "vitest";
import { readPortkey } from "./portkey";

const day = "2026-08-21";

describe("Portkey", () => {
  it("reads cents, and puts the price of training on the tuned model", () => {
    const paid = (input: number, output: number) => ({
      pricing_config: {
        pay_as_you_go: {
          request_token: { price: input },
          response_token: { price: output },
          cache_write_input_token: { price: 0 },
        },
      },
    });
    const base = {
      ...paid(1.5e-5, 6e-5),
      custom_pricing: {
        regions: { default: { execution_modes: { batch: paid(7.5e-6, 3e-5), priority: paid(2.5e-5, 1e-4) } } },
      },
    };
    const tuning = {
      pricing_config: { ...base.pricing_config, finetune_config: { pay_per_token: { price: 0.0003 } } },
    };
    const { entries } = readPortkey(
      JSON.stringify({
        default: paid(0, 0),
        "gpt-4o-mini-2024-07-18": { ...base, ...tuning },
        "ft:gpt-4o-mini-2024-07-18": paid(3e-5, 1.2e-4),
      }),
      day,
    );
    expect(entries.map(({ model }) => model)).toEqual(["gpt-4o-mini-2024-07-18", "ft:gpt-4o-mini-2024-07-18"]);
    expect(entries[0]).toMatchObject({
      provider: "openai",
      perMTok: { input: "0.15", output: "0.6" },
      batchFactor: "0.5",
      priority: { perMTok: { input: "0.25", output: "1" } },
    });
    expect(entries[0]?.perMTok.cacheWrite5m).toBeUndefined();
    expect(entries[1]).toMatchObject({ perMTok: { input: "0.3", output: "1.2" }, training: { perMTok: "3" } });
  });

  it("reads context tiers of every mode, and tokens of sound and pictures", () => {
    const paid = (input: number) => ({ pricing_config: { pay_as_you_go: { request_token: { price: input } } } });
    const tiers = (base: number, long?: number) => ({
      context_tiers: { short: paid(base), ...(long === undefined ? {} : { long: paid(long) }) },
    });
    const { entries } = readPortkey(
      JSON.stringify({
        "gpt-5.4": {
          ...paid(0.00025),
          custom_pricing: {
            context_tier_map: { 0: "short", 272000: "long" },
            regions: {
              default: {
                execution_modes: {
                  standard: tiers(0.00025, 0.0005),
                  batch: tiers(0.000125, 0.00025),
                  flex: tiers(0.000125, 0.00025),
                  priority: tiers(0.0005),
                },
              },
            },
          },
        },
        "gpt-image-1": {
          pricing_config: {
            pay_as_you_go: {
              request_text_token: { price: 0.0005 },
              request_image_token: { price: 0.001 },
              cache_read_image_input_token: { price: 0.00025 },
              response_image_token: { price: 0.004 },
              cache_read_audio_input_token: { price: 0.0001 },
            },
          },
        },
      }),
      day,
    );
    expect(entries[0]).toMatchObject({
      perMTok: { input: "2.5" },
      contextTiers: [{ above: 272_000, perMTok: { input: "5" } }],
      batchFactor: "0.5",
      flex: { perMTok: { input: "1.25" }, contextTiers: [{ above: 272_000, perMTok: { input: "2.5" } }] },
      priority: { perMTok: { input: "5" }, contextTiers: [] },
    });
    expect(entries[1]).toMatchObject({
      perMTok: { input: "5" },
      units: {
        input_image_token: "0.00001",
        cache_image_token: "0.0000025",
        output_image_token: "0.00004",
        cache_audio_token: "0.000001",
      },
    });
  });
});
