import { beforeAll, describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

const OLDER =
  "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,organization_id,organization_name";
const NEWEST =
  "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,user_id,api_key_id," +
  "project_id,organization_id,project_name,organization_name,user_email,api_source";
const DAY = 86_400;
const FIRST = Date.UTC(2026, 7, 1) / 1000;

function times(day: number, offset = "+00:00"): string {
  const start = FIRST + day * DAY;
  const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", offset);
  return `${start},${start + DAY},${iso(start)},${iso(start + DAY)}`;
}
const OLD_ROW = (day: number, amount: string, item = "", currency = "usd") =>
  `${times(day)},${amount},${currency},${item},proj_a,org-1,Personal`;

describe("the OpenAI cost export", () => {
  it("takes a month with one day of cost, to the last decimal, as a cost file that counts nothing", async () => {
    const rows = Array.from({ length: 31 }, (_, day) =>
      day === 3 ? OLD_ROW(day, "0.8958740000000000") : day % 2 === 0 ? times(day) : `${times(day)}${",".repeat(6)}`,
    );
    const { report, rollups } = await readText([OLDER, ...rows].join("\n"));
    expect(report).toMatchObject({
      ...{ format: "openai-cost", kind: "cost", recognisedBy: "header", rows: 31, accepted: 31, rejected: 0 },
      period: { from: "2026-08-01", to: "2026-09-01" },
      totals: { requests: null, uncachedInput: 0, output: 0, reportedCost: "0.895874", currency: "USD" },
      models: [{ provider: "openai", model: "unknown", reportedCost: "0.895874" }],
      warnings: [{ code: "empty-rows", rows: 30 }],
    });
    expect(rollups).toMatchObject([{ day: "2026-08-04", project: "proj_a", requests: "", currency: "USD" }]);
  });

  it("reads the newest header, with tabs, 36 decimals and a last row without an offset", async () => {
    const amounts = ["0.003835980000000000000000000000000001", "0.5", "-0.25", "1.0E-7"];
    const items = ['"gpt-5-nano, input_tokens"', '"gpt-5-nano, output_tokens"', "Web search", ""];
    const row = (amount: string, item: string, index: number): string =>
      `${times(0, index === 3 ? "" : "+00:00")},${amount},usd,1000,tokens,${item},user-1,key_1,proj_a,org-1,Proj A,Org,olga@example.com,api`;
    const text = [NEWEST, ...amounts.map((amount, index) => row(amount, items[index] ?? "", index))];
    const tabbed = text.map((line) => line.replaceAll(/,(?! )/g, "\t")).join("\r\n");
    const { report, rollups } = await readText(`\ufeff${tabbed}\r\n`);
    const sum = amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)).toFixed();
    expect(report).toMatchObject({
      ...{ format: "openai-cost", recognisedBy: "header", delimiter: "\t", rows: 4, accepted: 4, warnings: [] },
      totals: { reportedCost: sum, currency: "USD" },
    });
    expect(report.models.map(({ model }) => model)).toEqual(["Web search", "gpt-5-nano", "unknown"]);
    expect(rollups.map(({ model, tag }) => `${model}|${tag}`).sort()).toEqual([
      ...["Web search|", "gpt-5-nano|input_tokens", "gpt-5-nano|output_tokens", "unknown|"],
    ]);
    expect(rollups.every(({ user_key }) => /^[0-9a-f]{64}$/.test(user_key))).toBe(true);
  });

  it("keeps currencies apart and rejects what cannot be told", async () => {
    const { report, rejects } = await readText(
      [
        OLDER,
        OLD_ROW(0, "1.5"),
        OLD_ROW(0, "2.5", "", "eur"),
        OLD_ROW(0, "NaN"),
        OLD_ROW(0, '"1,5"'),
        OLD_ROW(0, "", "gpt-4o"),
        OLD_ROW(0, "1", "", ""),
        OLD_ROW(0, "1", "", "euro"),
      ].join("\n"),
    );
    expect(report).toMatchObject({ rows: 7, accepted: 2, rejected: 5 });
    expect(report.totals.costs).toEqual([
      { amount: "2.5", currency: "EUR" },
      { amount: "1.5", currency: "USD" },
    ]);
    expect(rejects.map(([line, column, , code]) => [line, column, code])).toEqual([
      ["4", "amount_value", "bad-number"],
      ["5", "amount_value", "bad-number"],
      ["6", "amount_value", "bad-number"],
      ["7", "amount_currency", "missing-currency"],
      ["8", "amount_currency", "bad-currency"],
    ]);
  });

  it("is read as told where an export holds nothing but times", async () => {
    const text = `start_time,end_time,start_time_iso,end_time_iso\n${times(0)}\n`;
    const { report } = await readText(text, { format: "openai-cost" });
    expect(report).toMatchObject({ format: "openai-cost", kind: "cost", rows: 1, accepted: 1, models: [] });
  });
});
