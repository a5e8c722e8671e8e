/** What tells of single requests, and comes after the logs of gateways where no ledger tells of a day. */
const TRACES = `'otel-genai', 'langfuse-observations', 'request-trace'`;

/** Rows of usage `r` of an organization, $1, on some days: from $2 to before $3, each null where there is no end. */
export const IN_DAYS = `r."organizationId" = $1 AND r.day >= coalesce($2::date, '-infinity') AND r.day < coalesce($3::date, 'infinity')`;

/** Joins the committed imports `i` of usage that rows came with, their sources `s` and their labels `k`. */
export const FROM_SOURCES = `
  JOIN "Import" i ON i."organizationId" = r."organizationId" AND i.id = r."importId" AND i.status = 'committed' AND i.kind = 'usage'
  JOIN "Source" s ON s."organizationId" = i."organizationId" AND s.id = i."sourceId"
  JOIN "UsageKey" k ON k."organizationId" = r."organizationId" AND k.id = r."keyId"`;

/** Which sources tell of a provider's day: relation `told`. */
export const TOLD = `
  told AS MATERIALIZED (
    SELECT k.provider, r.day, s.id, s."isDetail", s."createdAt", min(CASE WHEN i.format IN (${TRACES}) THEN 1 ELSE 0 END) AS rank
    FROM "UsageRollup" r ${FROM_SOURCES}
    WHERE ${IN_DAYS}
    GROUP BY 1, 2, 3, 4, 5)`;

/** In which order they are believed: ledgers, gateways, traces; of two alike the one that was there first. */
export const BELIEVED = `"isDetail", rank, "createdAt", id`;
