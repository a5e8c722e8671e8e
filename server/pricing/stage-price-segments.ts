import type { Ask } from "./price-store";
import type { BookIndex } from "./rules/index-book";
import { priceSegments, segmentRates, type PricedKind } from "./rules/price-segments";

const TABLES = [
  "DROP TABLE IF EXISTS usage_kind, price_segment",
  `CREATE TEMP TABLE usage_kind (kind int, provider text, model text, service_tier text, batch boolean, context_tier text) ON COMMIT DROP`,
  `CREATE TEMP TABLE price_segment (
    kind int, from_day date, to_day date, uncached_input numeric, cache_read numeric, cache_write_5m numeric, cache_write_1h numeric,
    output numeric, reasoning numeric, per_request numeric, units jsonb) ON COMMIT DROP`,
];

/**
 * Lays out, as temporary tables of the transaction, what each kind of row pays on each day: `usage_kind` numbers the kinds,
 * `price_segment` holds their prices per token. Prices in another currency than the organization's are left out: without a
 * dated rate they are unknown.
 */
export async function stagePriceSegments(
  ask: Ask,
  index: BookIndex,
  currency: string,
  kinds: readonly PricedKind[],
): Promise<void> {
  for (const statement of TABLES) await ask(statement);
  const rows = kinds.map((kind, number) => ({ kind: number, ...kind }));
  const segments = rows.flatMap((row) =>
    priceSegments(index, row.provider, row.model)
      .filter(({ entry }) => entry.currency === currency)
      .map(({ from, to, entry }) => {
        const { tokens, perRequest, units } = segmentRates(entry, row);
        // A price of 0 a request asks for no count of requests.
        const asked = perRequest === null || Number(perRequest) === 0 ? null : perRequest;
        return { kind: row.kind, from: from ?? "-infinity", to: to ?? "infinity", ...tokens, perRequest: asked, units };
      }),
  );
  await ask(
    `INSERT INTO usage_kind SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS given(kind int, provider text, model text, "serviceTier" text, batch boolean, "contextTier" text)`,
    [JSON.stringify(rows)],
  );
  await ask(
    `INSERT INTO price_segment SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS given(kind int, "from" date, "to" date, "uncachedInput" numeric, "cacheRead" numeric, "cacheWrite5m" numeric, "cacheWrite1h" numeric,
        output numeric, reasoning numeric, "perRequest" numeric, units jsonb)`,
    [JSON.stringify(segments)],
  );
  for (const table of ["usage_kind", "price_segment"]) await ask(`ANALYZE ${table}`);
}
