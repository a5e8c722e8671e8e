import type { PriceEntry } from "@/server/pricing";

/** Contract prices of the company: what no list knows, and one discount. */
export interface DemoContract {
  readonly entry: PriceEntry;
  readonly reason: string;
}

/** A model of the company's own on machines paid by the hour: its tokens cost nothing more. */
const byTheHour = (provider: string, model: string, hourly: string, from: string, source: string): DemoContract => ({
  entry: {
    provider,
    model,
    from,
    to: null,
    currency: "USD",
    perMTok: { input: "0", cacheRead: "0", output: "0" },
    contextTiers: [],
    units: { gpu_hours: hourly },
    hostingHourly: hourly,
    source,
    checkedOn: "2026-09-30",
    status: "accepted",
  },
  reason: "Paid by the machine hour, whatever is sent through it",
});

export const contracts: readonly DemoContract[] = [
  byTheHour(
    "nebius",
    "saltmarsh/invoice-lines-8b",
    "2.95",
    "2026-01-12",
    "Nebius order form of 8 January 2026, two H100",
  ),
  byTheHour("self-hosted", "saltmarsh/policy-70b", "3.5", "2025-07-01", "Nebius order form of 20 June 2025, one H200"),
  byTheHour(
    "self-hosted",
    "saltmarsh/tariff-8b",
    "1.5484",
    "2025-07-01",
    "Nebius order form of 20 June 2025, two L40S",
  ),
  {
    entry: {
      provider: "openai",
      model: "gpt-4o-2024-08-06",
      from: "2026-06-01",
      to: null,
      currency: "USD",
      perMTok: { input: "2.125", cacheRead: "1.0625", output: "8.5" },
      contextTiers: [],
      units: {},
      batchFactor: "0.5",
      source: "OpenAI order form of 28 May 2026",
      checkedOn: "2026-05-28",
      status: "accepted",
    },
    reason: "15 % off GPT-4o until it is switched off, agreed on 28 May 2026",
  },
];
