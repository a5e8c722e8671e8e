import { BELIEVED, FROM_SOURCES, IN_DAYS, TOLD } from "../telling-sources";

/** What a ledger may leave open, and detail fills. People are not: what they did is not what it was for. */
export const FILLED = ["project", "apiKey", "tag", "promptName", "app"] as const;
/** The ledger's alone: what a price hangs on, and who. */
export const KEPT = ["provider", "model", "region", "serviceTier", "batch", "contextTier", "userKey"] as const;
export const INPUTS = ["uncachedInput", "cacheRead", "cacheWrite5m", "cacheWrite1h"] as const;
export const OUTPUTS = ["output", "reasoning"] as const;

/**
 * Combinations of labels, of one model and day, that are told apart: those with most tokens; the others stay open. Each may part each of
 * the ledger's rows, so that where those are many, combinations are few: detail must not make a year of days many times as large.
 */
const MOST_LABELS = 50;
const MOST_PARTS = 400;

export const list = (names: readonly string[], as: (name: string) => string = (name) => `"${name}"`): string =>
  names.map(as).join(", ");
export const total = (row: string, names: readonly string[]): string =>
  names.map((name) => `${row}."${name}"`).join(" + ");

/** A model without the day that it was released on: gateways often leave it out. */
const FAMILY = String.raw`regexp_replace(k.model, '-(\d{4}-\d{2}-\d{2}|\d{8})$', '')`;

/** Rows of ledgers on days of which detail tells too, and that detail's, the first by order of belief. */
const BOTH = `
  ${TOLD},
  first_detail AS MATERIALIZED (
    SELECT DISTINCT ON (provider, day) provider, day, id FROM told
    WHERE "isDetail" AND (provider, day) IN (SELECT provider, day FROM told WHERE NOT "isDetail") ORDER BY provider, day, ${BELIEVED}),
  used AS MATERIALIZED (
    SELECT s."isDetail", s.id = f.id AS "isFirst", f.id AS source, s.id AS teller, r."importId", r.day, r."keyId", r.currency, r.requests, k.digest,
      ${list([...KEPT, ...FILLED], (name) => `k."${name}"`)}, ${FAMILY} AS family, ${total("r", INPUTS)} AS input, ${total("r", OUTPUTS)} AS output
    FROM "UsageRollup" r ${FROM_SOURCES} JOIN first_detail f ON f.provider = k.provider AND f.day = r.day
    WHERE ${IN_DAYS})`;

/**
 * The ledgers that detail means on a provider's day: one of them, or all together (`teller` null), whichever told of as many tokens
 * of the same models as the detail, or came nearest. A gateway of one account says nothing of another's.
 */
const MEANT = `
  seen AS (
    SELECT provider, day, family, sum(input + output) AS tokens FROM used WHERE "isDetail" AND "isFirst" GROUP BY provider, day, family),
  billed AS (
    SELECT u.provider, u.day, u.teller, sum(u.input + u.output) AS tokens
    FROM used u JOIN seen s ON s.provider = u.provider AND s.day = u.day AND s.family = u.family
    WHERE NOT u."isDetail" GROUP BY GROUPING SETS ((u.provider, u.day, u.teller), (u.provider, u.day))),
  meant AS MATERIALIZED (
    SELECT DISTINCT ON (b.provider, b.day) b.provider, b.day, b.teller
    FROM billed b
    JOIN (SELECT provider, day, sum(tokens) AS tokens FROM seen GROUP BY provider, day) s ON s.provider = b.provider AND s.day = b.day
    ORDER BY b.provider, b.day, greatest(b.tokens, s.tokens) / nullif(least(b.tokens, s.tokens), 0) NULLS LAST, b.teller NULLS FIRST),
  ledger AS MATERIALIZED (
    SELECT row_number() OVER () AS row, u.* FROM used u JOIN meant m ON m.provider = u.provider AND m.day = u.day
    WHERE NOT u."isDetail" AND u.input + u.output > 0 AND (m.teller IS NULL OR m.teller = u.teller))`;

/** The detail by labels; what the ledger knows of them says which of its rows are meant, and null says nothing. */
const DETAIL = `
  told_apart AS MATERIALIZED (
    SELECT provider, day, family, least(${MOST_LABELS}, greatest(1, ${MOST_PARTS} / count(*))) AS most FROM ledger GROUP BY provider, day, family),
  ranked AS (
    SELECT provider, day, model, family, ${list(FILLED)}, sum(input) AS input, sum(output) AS output,
      CASE WHEN bool_and(requests IS NOT NULL) THEN sum(requests) END AS requests,
      row_number() OVER (PARTITION BY provider, day, family ORDER BY sum(input + output) DESC, model, ${list(FILLED)}) > max(most) AS "isRest"
    FROM used JOIN told_apart USING (provider, day, family)
    WHERE "isDetail" AND "isFirst" GROUP BY provider, day, model, family, ${list(FILLED)}),
  named AS (
    SELECT provider, day, model, family, ${list(FILLED, (name) => `CASE WHEN "isRest" THEN '' ELSE "${name}" END AS "${name}"`)}, input, output, requests
    FROM ranked),
  detail AS MATERIALIZED (
    SELECT row_number() OVER () AS row, provider, day, model, family, ${list(FILLED)}, sum(input) AS input, sum(output) AS output,
      CASE WHEN bool_and(requests IS NOT NULL) THEN sum(requests) END AS requests
    FROM named GROUP BY provider, day, model, family, ${list(FILLED)}),
  known AS MATERIALIZED (
    SELECT DISTINCT l.provider, l.day, told.label, told.value
    FROM ledger l CROSS JOIN LATERAL (VALUES ${list(FILLED, (name) => `('${name}', l."${name}")`)}) AS told(label, value) WHERE told.value <> ''),
  bound AS MATERIALIZED (
    SELECT d.row, ${list(FILLED, (name) => `max(n.value) FILTER (WHERE n.label = '${name}') AS "${name}"`)}
    FROM detail d CROSS JOIN LATERAL (VALUES ${list(FILLED, (name) => `('${name}', d."${name}")`)}) AS told(label, value)
    LEFT JOIN known n ON n.provider = d.provider AND n.day = d.day AND n.label = told.label AND n.value = told.value
    GROUP BY d.row)`;

const NUMBERS = ["input", "output", "requests"];
/** What a row of detail saw, shared out among the ledger's rows that it may mean, by their size. */
const here = (name: string): string =>
  `d.${name} * l.${name} / nullif(sum(l.${name}) OVER (PARTITION BY d.row), 0) AS ${name}_here`;
/** As a share of the ledger's row, which all shares together never exceed. */
const share = (name: string): string =>
  `coalesce(${name}_here / nullif(greatest(${name}, sum(${name}_here) OVER (PARTITION BY row)), 0), 0)`;

/** Where a ledger counts no requests: how many detail sent for each of its input tokens. */
const A_TOKEN = `CASE WHEN l.requests IS NULL THEN d.requests / nullif(d.input, 0) END AS requests_a_token`;

const SHARES = `
  pair AS (
    SELECT l.row, l.input, l.output, l.requests, ${A_TOKEN}, ${list(FILLED, (name) => `CASE WHEN l."${name}" <> '' THEN l."${name}" ELSE d."${name}" END AS "${name}"`)},
      ${FILLED.map((name) => `(l."${name}" = '' AND d."${name}" <> '')`).join(" OR ")} AS fills, ${NUMBERS.map(here).join(", ")}
    FROM detail d JOIN bound b ON b.row = d.row
    JOIN ledger l ON l.provider = d.provider AND l.day = d.day AND l.family = d.family
      AND (l.model = d.model OR l.model = l.family OR d.model = d.family)
      AND ${FILLED.map((name) => `(b."${name}" IS NULL OR l."${name}" = b."${name}")`).join(" AND ")}),
  share AS (
    SELECT row, fills, ${list(FILLED)}, input, requests_a_token, requests_here, ${NUMBERS.map((name) => `${share(name)} AS of_${name}`).join(", ")} FROM pair),
  part AS (
    SELECT row, ${list(FILLED)}, sum(of_input) AS of_input, sum(of_output) AS of_output,
      sum(CASE WHEN requests_here IS NULL THEN of_input ELSE of_requests END) AS of_requests,
      CASE WHEN bool_and(requests_a_token IS NOT NULL) THEN sum(of_input * input * requests_a_token) END AS sent
    FROM share WHERE fills GROUP BY row, ${list(FILLED)}),
  laid AS (
    SELECT part.*, sum(sent) OVER w AS sent_to, sum(sent) OVER w - sent AS sent_from,
      ${NUMBERS.map((name) => `least(1, sum(of_${name}) OVER w) AS ${name}_to, least(1, sum(of_${name}) OVER w - of_${name}) AS ${name}_from`).join(", ")}
    FROM part WINDOW w AS (PARTITION BY row ORDER BY ${list(FILLED)}))`;

/**
 * Relations of a statement over an organization, $1, and days from $2 to before $3. `laid`: the parts of rows of `ledger` that detail has
 * labels for, as shares from 0 to 1 laid end to end (`input_from` to `input_to`, and so on), so that rounded ends give whole
 * numbers which add up to the row; and, where the row's ledger counts no requests, those that detail sent, as numbers laid end to end.
 */
export const LAID_SHARES = `${BOTH}, ${MEANT}, ${DETAIL}, ${SHARES}`;
