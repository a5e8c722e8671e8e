import { isDay, type Day } from "@/server/kernel/day";
import { inputTokens, noTokens, TOKEN_BUCKETS } from "@/server/kernel/tokens";
import type { PricedUsage } from "@/server/pricing";
import { locateJsonFault } from "./locate-json-fault";

/** One line of `cost`, read: whose price, of which day, for what. */
export interface CostLine {
  readonly provider: string | null;
  readonly model: string;
  readonly day: Day;
  readonly time: string | null;
  readonly usage: PricedUsage;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON line; what is wrong comes back as sentences that name the field and what would be right. */
export function readCostLine(line: string): { row: CostLine } | { faults: string[] } {
  let fields: unknown;
  try {
    fields = JSON.parse(line);
  } catch {
    const fault = locateJsonFault(line);
    return {
      faults: [`this is not JSON: ${fault ? `column ${fault.column}: ${fault.problem}` : "it cannot be read"}.`],
    };
  }
  if (!isFields(fields)) return { faults: ["an object with model, at and tokens was expected."] };
  const faults: string[] = [];
  const at = readAt(fields.at, faults);
  const model = text(fields.model, "model", faults);
  const provider =
    fields.provider === undefined || fields.provider === null ? null : text(fields.provider, "provider", faults);
  const usage = readUsage(fields, faults);
  if (faults.length > 0 || at === null || model === null) return { faults };
  return { row: { provider, model, ...at, usage } };
}

function readUsage(fields: Fields, faults: string[]): PricedUsage {
  const tokens = { ...noTokens, ...readTokens(fields, faults) };
  const requests = count(fields.requests, "requests", faults);
  const contextTokens = count(fields.contextTokens, "contextTokens", faults);
  const batch = fields.batch;
  if (batch !== undefined && batch !== null && typeof batch !== "boolean") faults.push("batch is true or false.");
  return {
    tokens,
    requests,
    batch: batch === true,
    serviceTier: optionalText(fields.serviceTier, "serviceTier", faults),
    // A single request's context is what it sent; a rollup's is not known.
    contextTokens: contextTokens ?? (requests === 1 ? inputTokens(tokens) : null),
    contextTier: optionalText(fields.contextTier, "contextTier", faults),
    units: readUnits(fields.units, faults),
  };
}

function readTokens(fields: Fields, faults: string[]): Record<string, number> {
  const tokens = fields.tokens;
  if ((tokens === undefined || tokens === null) && fields.units !== undefined && fields.units !== null) return {};
  if (!isFields(tokens)) {
    faults.push(`tokens is an object of whole numbers: ${TOKEN_BUCKETS.join(", ")}.`);
    return {};
  }
  const read: Record<string, number> = {};
  for (const [bucket, value] of Object.entries(tokens)) {
    if (!(TOKEN_BUCKETS as readonly string[]).includes(bucket))
      faults.push(`tokens.${bucket} is not a bucket; there are ${TOKEN_BUCKETS.join(", ")}.`);
    else {
      const tokensRead = count(value, `tokens.${bucket}`, faults);
      if (tokensRead !== null) read[bucket] = tokensRead;
    }
  }
  return read;
}

function readUnits(units: unknown, faults: string[]): Record<string, number | string> {
  if (units === undefined || units === null) return {};
  if (!isFields(units)) {
    faults.push('units is an object of counts by name, such as { "web_search": 3 }.');
    return {};
  }
  const read: Record<string, number | string> = {};
  for (const [name, value] of Object.entries(units)) {
    const isCount = typeof value === "number" ? Number.isFinite(value) && value >= 0 : isPlainDecimal(value);
    if (isCount) read[name] = value as number | string;
    else faults.push(`units.${name} is a number from 0 up.`);
  }
  return read;
}

const isPlainDecimal = (value: unknown): boolean => typeof value === "string" && /^\d{1,30}(\.\d{1,30})?$/.test(value);

/** A day, or an RFC 3339 instant, whose UTC day and time of day count. */
function readAt(at: unknown, faults: string[]): { day: Day; time: string | null } | null {
  if (typeof at === "string" && isDay(at)) return { day: at, time: null };
  const utc = typeof at === "string" ? instantOf(at) : null;
  if (utc !== null) return { day: utc.slice(0, 10), time: utc.slice(11, 16) };
  faults.push(
    `at is a day (2026-08-15) or an instant with its zone (2026-08-15T09:30:00Z), not ${JSON.stringify(at)}.`,
  );
  return null;
}

const INSTANT =
  /^(\d{4}-\d\d-\d\d)[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The instant in UTC, as ISO 8601 writes it; `null` where the text is none. */
function instantOf(text: string): string | null {
  if (!isDay(INSTANT.exec(text)?.[1] ?? "")) return null;
  const instant = new Date(text.replace(" ", "T").toUpperCase());
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

function count(value: unknown, name: string, faults: string[]): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  faults.push(
    `${name} is a whole number from 0 up to 9,007,199,254,740,991, not ${typeof value === "number" ? value : JSON.stringify(value)}.`,
  );
  return null;
}

function text(value: unknown, name: string, faults: string[]): string | null {
  if (typeof value === "string" && value.trim() !== "" && value.length <= 512) return value;
  faults.push(`${name} is a text of 1 to 512 characters.`);
  return null;
}

const optionalText = (value: unknown, name: string, faults: string[]): string | null =>
  value === undefined || value === null || value === "" ? null : text(value, name, faults);

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
