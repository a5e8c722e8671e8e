import type { TenantContext } from "../tenancy/context";
import { askInside, type Ask } from "./price-store";
import type { DatedRate, ExchangeRates } from "./rules/exchange-rates";

/** Ids of the organization's rate tables, the newest first. */
export async function rateTablesOf(ask: Ask, organizationId: string): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    `SELECT id FROM "RateTable" WHERE "organizationId" = $1 AND "withdrawnAt" IS NULL ORDER BY "uploadedAt" DESC, id`,
    [organizationId],
  );
  return rows.map(({ id }) => id);
}

/** The rates in force for the organization of a use case, into its own currency. */
export const organizationRates = ({ db, organization }: TenantContext): Promise<ExchangeRates> =>
  exchangeRatesOf(askInside(db), organization.id, organization.currency);

/** The rates in force: of each currency and day, what the newest table says. */
export async function exchangeRatesOf(ask: Ask, organizationId: string, to: string): Promise<ExchangeRates> {
  const rows = await ask<{ currency: string } & DatedRate>(
    `SELECT DISTINCT ON (r.currency, r.day) r.currency, r.day::text AS day, trim_scale(r.rate)::text AS rate
      FROM "ExchangeRate" r JOIN "RateTable" t ON t."organizationId" = r."organizationId" AND t.id = r."tableId"
      WHERE r."organizationId" = $1 AND t."withdrawnAt" IS NULL
      ORDER BY r.currency, r.day, t."uploadedAt" DESC, t.id`,
    [organizationId],
  );
  const rates = new Map<string, DatedRate[]>();
  for (const { currency, day, rate } of rows) {
    const there = rates.get(currency);
    if (there) there.push({ day, rate });
    else rates.set(currency, [{ day, rate }]);
  }
  return { to, rates };
}
