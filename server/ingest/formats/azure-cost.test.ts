import { beforeAll, describe, expect, it } from "vitest";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

/** The 55 columns of an enterprise agreement's export. */
const HEADER = [
  ...["InvoiceSectionName", "AccountName", "AccountOwnerId", "SubscriptionId", "SubscriptionName", "ResourceGroup"],
  ...["ResourceLocation", "Date", "ProductName", "MeterCategory", "MeterSubCategory", "MeterId", "MeterName"],
  ...["MeterRegion", "UnitOfMeasure", "Quantity", "EffectivePrice", "CostInBillingCurrency", "CostCenter"],
  ...["ConsumedService", "ResourceId", "Tags", "OfferId", "AdditionalInfo", "ServiceInfo1", "ServiceInfo2"],
  ...["ResourceName", "ReservationId", "ReservationName", "UnitPrice", "ProductOrderId", "ProductOrderName", "Term"],
  ...["PublisherType", "PublisherName", "ChargeType", "Frequency", "PricingModel", "AvailabilityZone"],
  ...["BillingAccountId", "BillingAccountName", "BillingCurrencyCode", "BillingPeriodStartDate"],
  ...["BillingPeriodEndDate", "BillingProfileId", "BillingProfileName", "InvoiceSectionId"],
  ...["IsAzureCreditEligible", "PartNumber", "PayGPrice", "PlanName", "ServiceFamily", "CostAllocationRuleName"],
  ...["benefitId", "benefitName"],
];
type Line = Partial<Record<string, string>>;
const line = (MeterName: string, UnitOfMeasure: string, Quantity: string, more: Line = {}): Line => ({
  ...{ Date: "08/09/2026", MeterCategory: "Foundry Models", MeterSubCategory: "Azure OpenAI", ChargeType: "Usage" },
  ...{ MeterName, UnitOfMeasure, Quantity, CostInBillingCurrency: "2e-05", BillingCurrencyCode: "EUR" },
  ...{ SubscriptionName: "Search", ResourceLocation: "westeurope", ResourceName: "triage-aoai" },
  ...more,
});
const csv = (lines: readonly Line[], delimiter = ","): string =>
  [
    HEADER.join(delimiter),
    ...lines.map((one) => HEADER.map((name) => `"${(one[name] ?? "").replaceAll('"', '""')}"`).join(delimiter)),
  ].join("\r\n");

describe("azure-cost", () => {
  it("has 55 columns", () => expect(HEADER).toHaveLength(55));

  it("finds model, tokens, tier and scope in abbreviated meters of thousands and millions", async () => {
    const { report, rollups } = await readText(
      `\ufeff${csv(
        [
          line("gpt 4.1 Inp glbl Tokens", "1K", "1500.5"),
          line("gpt 4o 1120 cached Inp glbl Tokens", "1K", "2"),
          line("GPT 5 outpt Glbl 1M Tokens", "1M", "0.25", { MeterSubCategory: "Azure OpenAI GPT5" }),
          line("5.4 opt Dz 1M Tokens", "1M", "3"),
          line("5.5 ShortCo inp Gl 1M Tokens", "1M", "1"),
          line("5.5 LongCo cd inp Gl 1M Tokens", "1M", "1"),
          line("gpt-4o-mini-0718-Batch-Outp-regnl Tokens", "1K", "1"),
          line("5.2 PP inp Gl 1M Tokens", "1M", "1"),
          line("4.6 Inp Glbl Tokens", "1K", "1", { MeterSubCategory: "Azure Grok Models" }),
          line("V4 Pro Outp glbl Tokens", "1K", "1", { MeterSubCategory: "Azure Deepseek Models" }),
          line("text embedding 3 small DZ Tokens", "1K", "1"),
          line("56luna ShCo Opt Fl Gl 1M Tokens", "1M", "1"),
        ],
        ";",
      )}`,
    );
    expect(report).toMatchObject({ format: "azure-cost", kind: "usage", delimiter: ";", accepted: 12, rejected: 0 });
    expect(report.warnings).toEqual([]);
    expect(report.period).toEqual({ from: "2026-08-09", to: "2026-08-10" });
    expect(report.totals).toMatchObject({ requests: null, reportedCost: "0.00024", currency: "EUR" });
    const told = report.models.map(({ model, uncachedInput, cacheRead, output }) => [
      model,
      uncachedInput,
      cacheRead,
      output,
    ]);
    expect(told).toEqual([
      ["deepseek-v4-pro", 0, 0, 1_000],
      ["gpt-4.1", 1_500_500, 0, 0],
      ["gpt-4o-2024-11-20", 0, 2_000, 0],
      ["gpt-4o-mini-2024-07-18", 0, 0, 1_000],
      ["gpt-5", 0, 0, 250_000],
      ["gpt-5.2", 1_000_000, 0, 0],
      ["gpt-5.4", 0, 0, 3_000_000],
      ["gpt-5.5", 1_000_000, 1_000_000, 0],
      ["gpt-5.6-luna", 0, 0, 1_000_000],
      ["grok-4.6", 1_000, 0, 0],
      ["text-embedding-3-small", 1_000, 0, 0],
    ]);
    const of = (model: string) => rollups.filter((one) => one.model === model);
    expect(of("gpt-4o-mini-2024-07-18")).toMatchObject([
      { batch: "t", region: "westeurope", project: "Search", app: "triage-aoai" },
    ]);
    expect(of("gpt-5.2")).toMatchObject([{ service_tier: "priority", region: "global" }]);
    expect(of("gpt-5.6-luna")).toMatchObject([{ service_tier: "flex", context_tier: "0-272k" }]);
    expect(
      of("gpt-5.5")
        .map(({ context_tier: tier }) => tier)
        .sort(),
    ).toEqual(["0-272k", "> 272k"]);
    expect(of("gpt-5.4")).toMatchObject([{ region: "data-zone" }]);
  });

  it("keeps hours of hosting as a unit, tuned models apart, and JSON in a cell", async () => {
    const { report, rollups } = await readText(
      csv([
        line("gpt 4o mini 0718 FT Deployment Hosting Unit", "1/Hour", "23.5", {
          AdditionalInfo: '{"UsageType":"CS","a":"b, c"}',
          Tags: '"env": "prod","team": "a"',
        }),
        line("gpt 4.1 0414 FT Outp glbl Tokens", "1K", "7"),
        line("gpt 4.1 FT Training glbl Tokens", "1K", "9"),
      ]),
    );
    expect(report).toMatchObject({ accepted: 3, totals: { output: 7_000 } });
    expect(report.totals.otherUnits).toEqual({ hostingHours: 23.5, trainingTokens: 9_000 });
    expect(report.models.map(({ model }) => model)).toEqual([
      "ft:gpt-4.1",
      "ft:gpt-4.1-2025-04-14",
      "ft:gpt-4o-mini-2024-07-18",
    ]);
    expect(rollups.find(({ tag }) => tag !== "")).toMatchObject({ tag: "env=prod; team=a" });
  });

  it("ignores other services, also of the category that models once stood in", async () => {
    const { report } = await readText(
      csv([
        line("D2 v3", "1 Hour", "24", { MeterCategory: "Virtual Machines", MeterSubCategory: "Dv3 Series" }),
        line("S1 Speech To Text", "1 Hour", "2", { MeterCategory: "Cognitive Services", MeterSubCategory: "Speech" }),
        line("gpt 4.1 Outp glbl Tokens", "1K", "2", { MeterCategory: "Cognitive Services" }),
        line("Tax", "1", "0", { ChargeType: "Tax" }),
      ]),
    );
    expect(report).toMatchObject({ rows: 4, accepted: 1, ignored: 3, rejected: 0, totals: { output: 2_000 } });
  });

  it("leaves a meter that it does not know as it is, and warns", async () => {
    const { report } = await readText(csv([line("Wonder 9 Outp glbl Tokens", "1K", "2")]));
    expect(report.models).toMatchObject([{ model: "Wonder 9 Outp glbl Tokens", output: 2_000 }]);
    expect(report.warnings).toMatchObject([{ code: "unknown-meter", rows: 1 }]);
  });

  it("knows the models of sound by their snapshots, and hours that the name of a tuned model is followed by", async () => {
    const { report } = await readText(
      csv([
        line("gpt-4o-audio-1217-Aud-Outp-glbl Tokens", "1K", "1"),
        line("gpt 4o realtime aud 1217 Inp glbl Tokens", "1K", "2"),
        line("GPT-4o-mini-Realtime-Prvw-Txt-Inp-glbl Tokens", "1K", "3"),
        line("gpt4omini 0718 FT Training glbl Tokens", "1K", "4"),
        line("o4-mini FT Training Hours", "1 Hour", "1.5"),
        line("", "1 Hour", "0", { ChargeType: "Purchase" }),
      ]),
    );
    expect(report).toMatchObject({ accepted: 6, rejected: 0 });
    expect(report.models).toMatchObject([
      { model: "ft:gpt-4o-mini-2024-07-18", otherUnits: { trainingTokens: 4_000 } },
      { model: "ft:o4-mini", otherUnits: { trainingHours: 1.5 } },
      { model: "gpt-4o-audio-preview-2024-12-17", otherUnits: { audioOutputTokens: 1_000 } },
      { model: "gpt-4o-mini-realtime-preview", uncachedInput: 3_000 },
      { model: "gpt-4o-realtime-preview-2024-12-17", otherUnits: { audioInputTokens: 2_000 } },
      { model: "unknown", reportedCost: "0.00002" },
    ]);
  });

  it("reads refunds, days written from the year, and refuses what is neither", async () => {
    const { report, rejects } = await readText(
      csv([
        line("gpt 4.1 Outp glbl Tokens", "1K", "5"),
        line("gpt 4.1 Outp glbl Tokens", "1K", "-1", {
          ChargeType: "Refund",
          CostInBillingCurrency: "-0.00001",
          Date: "2026-08-31",
        }),
        line("gpt 4.1 Outp glbl Tokens", "1K", "-1"),
        line("gpt 4.1 Outp glbl Tokens", "1K", "1", { Date: "31/08/2026" }),
      ]),
    );
    expect(report).toMatchObject({
      accepted: 2,
      totals: { output: 4_000, reportedCost: "0.00001" },
      period: { from: "2026-08-09", to: "2026-09-01" },
    });
    expect(rejects.map(([number, , , code]) => [number, code])).toEqual([
      ["4", "negative"],
      ["5", "bad-date"],
    ]);
  });
});
