import type { PriceEntry } from "../schema";

/** A plain entry for tests, changed where a test needs it. */
export const sampleEntry = (changes: Partial<PriceEntry> = {}): PriceEntry => ({
  provider: "openai",
  model: "gpt-x",
  from: null,
  to: null,
  currency: "USD",
  perMTok: { input: "2", cacheRead: "0.5", output: "8" },
  contextTiers: [],
  units: {},
  source: "test",
  checkedOn: "2026-01-01",
  status: "accepted",
  ...changes,
});
