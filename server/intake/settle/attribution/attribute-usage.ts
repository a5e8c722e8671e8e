import type { DayRange } from "@/server/kernel/day";
import type { Ask } from "../../../pricing";
import type { Attributed } from "../../schema";
import { PARTED, PLACE, restore } from "./parted-rows";
import { FILLED, INPUTS, KEPT, LAID_SHARES, list, OUTPUTS, total } from "./shares";

const TABLE = `
  CREATE TEMP TABLE attributed (
    "importId" text, day date, "keyId" bigint, currency text, source text, digest text, batch boolean, "busiestHour" int,
    ${list(
      [...KEPT, ...FILLED].filter((name) => name !== "batch"),
      (name) => `"${name}" text`,
    )},
    ${list(PARTED, (name) => `"${name}" ${name === "reportedCost" ? "numeric" : "bigint"}`)}) ON COMMIT DROP`;

const INTO = [...PLACE, "source", "busiestHour", ...KEPT, ...FILLED, ...PARTED] as const;
/** The numbers between two ends, which are rounded apart: parts are whole, and together they are what the last end says. */
const between = (names: readonly string[], ends: string): string =>
  list(names, (name) => `round(r."${name}" * s.${ends}_to) - round(r."${name}" * s.${ends}_from) AS "${name}"`);
/** A ledger's requests, or where it counts none those that detail sent for these tokens. */
const REQUESTS = `coalesce(round(r.requests * s.requests_to) - round(r.requests * s.requests_from), round(s.sent_to) - round(s.sent_from)) AS requests`;
const billed = (end: string): string =>
  `round(r."reportedCost" * (l.input * s.input_${end} + l.output * s.output_${end}) / (l.input + l.output), 12)`;

const ATTRIBUTE = `
  INSERT INTO attributed (${list(INTO)}, digest)
  WITH ${LAID_SHARES},
  counted AS (
    SELECT ${list(PLACE, (name) => `l."${name}"`)}, l.source, l.digest AS origin, r."busiestHour", ${list(KEPT, (name) => `l."${name}"`)}, ${list(FILLED, (name) => `s."${name}"`)},
      ${REQUESTS}, ${between(["failedRequests", "busiestHourRequests"], "requests")}, ${between(INPUTS, "input")}, ${between(OUTPUTS, "output")}, ${billed("to")} - ${billed("from")} AS "reportedCost"
    FROM laid s JOIN ledger l ON l.row = s.row
    JOIN "UsageRollup" r ON r."organizationId" = $1 AND (${list(PLACE, (name) => `r."${name}"`)}) = (${list(PLACE, (name) => `l."${name}"`)}))
  SELECT ${list(INTO, (name) => `c."${name}"`)}, md5(concat_ws(chr(31), ${list(FILLED, (name) => `c."${name}"`)}, 'part of', c.origin))
  FROM counted c WHERE ${total("c", [...INPUTS, ...OUTPUTS])} > 0`;

const NEW_KEYS = `
  INSERT INTO "UsageKey" ("organizationId", digest, "partOfId", ${list([...KEPT, ...FILLED])})
  SELECT DISTINCT $1, digest, "keyId", ${list([...KEPT, ...FILLED])} FROM attributed
  ON CONFLICT ("organizationId", digest) DO NOTHING RETURNING id`;

/** No row of a file is a part's own: the ledger's row keeps how many there were. */
const ADD_PARTS = `
  INSERT INTO "UsageRollup" ("organizationId", "importId", day, "keyId", currency, rows, "busiestHour", ${list(PARTED)})
  SELECT $1, a."importId", a.day, k.id, a.currency, 0, a."busiestHour", ${list(PARTED, (name) => `a."${name}"`)}
  FROM attributed a JOIN "UsageKey" k ON k."organizationId" = $1 AND k.digest = a.digest ORDER BY a.day, k.id`;

const SAID = `
  SELECT s.name AS source, count(DISTINCT a.day)::int AS days, sum(${total("a", [...INPUTS, ...OUTPUTS])})::text AS tokens,
    array_agg(DISTINCT a."importId") AS imports
  FROM attributed a JOIN "Source" s ON s."organizationId" = $1 AND s.id = a.source GROUP BY 1 ORDER BY 1`;

/** What was attributed, to whose rows, and whether labels came to be that no usage had before. */
export interface Attribution {
  readonly attributed: readonly Attributed[];
  readonly imports: readonly string[];
  readonly hasNewKeys: boolean;
}

const NOTHING: Attribution = { attributed: [], imports: [], hasNewKeys: false };

/**
 * Lets detail say what a ledger's tokens were for: where a ledger tells of a provider's day and leaves labels open, the first detail of
 * that day fills them, model by model, for as many input and output tokens as it saw, and for all in proportion where it saw
 * more than the ledger; with its requests, where the ledger counts none. A label that a ledger tells is never changed; one that
 * both know says which of its rows are meant. The parts are rows of the ledger's import, under keys of their own and taken out of
 * its rows, so that every sum stays the ledger's.
 * Nothing of these days may be attributed yet (`takeBackAttribution`). Source: spec "No double counting across sources".
 */
export async function attributeUsage(ask: Ask, organizationId: string, days: DayRange | null): Promise<Attribution> {
  await ask("DROP TABLE IF EXISTS attributed");
  await ask(TABLE);
  await ask(ATTRIBUTE, [organizationId, days?.from ?? null, days?.to ?? null]);
  const said = await ask<Attributed & { imports: string[] }>(SAID, [organizationId]);
  if (said.length === 0) return NOTHING;
  const keys = await ask(NEW_KEYS, [organizationId]);
  await ask(ADD_PARTS, [organizationId]);
  await ask(restore("-", "attributed"), [organizationId]);
  return {
    attributed: said.map(({ source, days: count, tokens }) => ({ source, days: count, tokens })),
    imports: [...new Set(said.flatMap(({ imports }) => imports))],
    hasNewKeys: keys.length > 0,
  };
}
