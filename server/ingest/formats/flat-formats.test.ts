import { beforeAll, describe, expect, it } from "vitest";
import { Decimal } from "@/server/kernel/decimal";
import { askedProvider, bundledBook, costOf, indexBook, priceAt } from "@/server/pricing";
import type { FormatName } from "../schema";
import { readText, readyReader } from "../testing/read-text";

beforeAll(readyReader, 60_000);

type Row = Readonly<Record<string, string>>;
const rowOf = (header: string, cells: string): Row => {
  const values = cells.split(",");
  return Object.fromEntries(header.split(",").map((name, index) => [name, values[index] ?? ""]));
};

/** A typical row of every format that is flat, with the model that it must be valued as. */
const SAMPLES: Readonly<Partial<Record<FormatName, Row>>> = {
  "openai-usage": rowOf(
    "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens",
    "1759622400,1759708800,2025-10-05T00:00:00+00:00,2025-10-06T00:00:00+00:00,proj,10.0,user,key,gpt-4o-2024-08-06,FALSE,default,59200.0,10646.0,5760.0",
  ),
  "anthropic-usage": rowOf(
    "usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count",
    "2026-02-01,claude-opus-4-5-20251101,sdk,Default,standard,≤ 200k,43,302527,0,3301672,32676,0",
  ),
  "openrouter-activity": rowOf(
    "generation_id,created_at,cost_total,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,variant",
    "gen-1,2026-06-28 03:46:57.713,0.032171,0,10389,137,0,389,anthropic/claude-4.5-sonnet-20250929,Anthropic,standard",
  ),
  "openrouter-daily": rowOf(
    "Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens,Reasoning Tokens",
    "2026-05-12 00:00:00,anthropic/claude-sonnet-4.5,430.07,0,4115,70965665,3009973,0",
  ),
  "litellm-daily": rowOf(
    "team_id,date,api_key,model,model_group,custom_llm_provider,mcp_namespaced_tool_name,prompt_tokens,completion_tokens,cache_read_input_tokens,cache_creation_input_tokens,spend,api_requests,successful_requests,failed_requests",
    "team-a,2026-09-30,88dc28,gpt-4o-mini,gpt-4o-mini,openai,,120000,8000,40000,0,0.0198,310,308,2",
  ),
  "langfuse-observations": {
    ...{ id: "obs-1", type: "GENERATION", start_time: "2026-09-30 12:00:00.000", provided_model_name: "gpt-4o-mini" },
    usage_details: '{"input": 800; "output": 90; "total": 890}'.replaceAll(";", ","),
  },
  helicone: rowOf(
    "response_id,response_status,request_created_at,request_user_id,model,prompt_tokens,completion_tokens,latency,cost",
    "r-1,200,2026-09-30T11:59:59.100Z,u1,gpt-4o-mini,812,96,900,0.00018",
  ),
  cursor: rowOf(
    "Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost",
    "2025-11-07T20:13:36.375Z,Included,claude-4.5-sonnet-thinking,No,10,6311,1432959,1627,1440907,0.03",
  ),
  fireworks: rowOf(
    "email,start_time,end_time,usage_type,accelerator_type,accelerator_seconds,base_model_name,model_bucket,parameter_count,prompt_tokens,completion_tokens",
    "user@example.com,2025-10-20 17:16:48 UTC,2025-10-20 17:16:48 UTC,TEXT_COMPLETION_INFERENCE_USAGE,,,accounts/fireworks/models/llama4-maverick-instruct-basic,Llama 4 Maverick Basic,401583781376,803,109",
  ),
  deepseek: rowOf(
    "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount",
    "u,2026-08-21T00:00:00Z,2026-08-22T00:00:00Z,deepseek-v4-flash,desk,sk-***,input_cache_miss_tokens,0.00000014,10787",
  ),
};
const COST_SAMPLES: Readonly<Partial<Record<FormatName, Row>>> = {
  "openai-cost": rowOf(
    "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,organization_id,organization_name",
    "1759622400,1759708800,2025-10-05T00:00:00+00:00,2025-10-06T00:00:00+00:00,0.8958740000000000,usd,gpt-4o-2024-08-06,proj,org,Personal",
  ),
  "anthropic-cost": rowOf(
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed,api_key_id,api_key_status",
    "2026-08-04,Claude Haiku 4.5,Default,demo-key,message,≤ 200k,input_no_cache,0.05,0.05,token,not_available,,apikey_01,archived",
  ),
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const plain = (row: Row): string =>
  `${Object.keys(row).map(quoted).join(",")}\n${Object.values(row).map(quoted).join(",")}\n`;
/** The same row with its columns backwards and in capitals, after a mark, with semicolons and Windows line ends. */
function otherwise(row: Row): string {
  const cells = Object.entries(row).reverse();
  const needsQuotes = (text: string): string => (/[;"]/.test(text) ? quoted(text) : text);
  const lines = [cells.map(([name]) => name.toUpperCase()), cells.map(([, value]) => needsQuotes(value))];
  return `\ufeff${lines.map((line) => line.join(";")).join("\r\n")}\r\n`;
}

/** Each sample as it is, read once. */
const read = new Map<Row, ReturnType<typeof readText>>();
function readPlain(row: Row): ReturnType<typeof readText> {
  const reading = read.get(row) ?? readText(plain(row));
  read.set(row, reading);
  return reading;
}

describe.each(Object.entries({ ...SAMPLES, ...COST_SAMPLES }))("%s", (format, row) => {
  it("is known by its columns, whatever their order and case, the delimiter and the line ends", async () => {
    const expected = await readPlain(row);
    const { report, rollupText } = await readText(otherwise(row));
    expect(expected.report).toMatchObject({ format, recognisedBy: "header", rows: 1, accepted: 1, warnings: [] });
    expect(report).toMatchObject({ format, recognisedBy: "header", delimiter: ";", accepted: 1, warnings: [] });
    expect(report.totals).toEqual(expected.report.totals);
    expect(rollupText).toBe(expected.rollupText);
  });

  it.skipIf(Object.values(row).some((cell) => /[",]/.test(cell)))(
    "comes to the same where it is read in place",
    async () => {
      const simple = `${Object.keys(row).join(",")}\n${`${Object.values(row).join(",")}\n`.repeat(2)}`;
      const normalised = await readText(simple);
      const inPlace = await readText(simple, { limits: { inPlaceFromBytes: 1 } });
      expect(normalised.report.rows).toBe(2);
      expect(inPlace.report).toEqual({ ...normalised.report, file: inPlace.report.file });
      expect(inPlace.rollupText).toBe(normalised.rollupText);
    },
  );
});

const book = indexBook(bundledBook);
const priceOf = (report: Awaited<ReturnType<typeof readText>>["report"]) => {
  const { provider, model } = report.models[0] as { provider: string; model: string };
  return priceAt(book, { provider: askedProvider(provider), model, day: report.period?.from as string });
};

it.each(Object.entries(SAMPLES))("%s names models that the price book finds", async (_, row) => {
  const { report } = await readPlain(row);
  expect(priceOf(report)?.entry.perMTok.input).toBeDefined();
});

it("values an OpenRouter request at what OpenRouter charged, which it cuts at six decimals", async () => {
  const row = SAMPLES["openrouter-activity"] as Row;
  const { report } = await readPlain(row);
  const valued = costOf(priceOf(report)?.entry ?? null, { tokens: report.totals });
  expect(valued.priced).toBe("full");
  expect(new Decimal(valued.cost ?? "0").toDecimalPlaces(6, Decimal.ROUND_DOWN).toFixed()).toBe(
    report.totals.reportedCost,
  );
});
