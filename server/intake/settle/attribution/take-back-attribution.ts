import type { DayRange } from "@/server/kernel/day";
import type { Ask } from "../../../pricing";
import { IN_DAYS } from "../telling-sources";
import { PARTED, restore } from "./parted-rows";
import { list } from "./shares";

const KEYS = `SELECT 1 FROM "UsageKey" WHERE "organizationId" = $1 AND "partOfId" IS NOT NULL LIMIT 1`;

const TAKE_BACK = `
  WITH parts AS (
    DELETE FROM "UsageRollup" r USING "UsageKey" k
    WHERE ${IN_DAYS} AND k."organizationId" = $1 AND k.id = r."keyId" AND k."partOfId" IS NOT NULL
    RETURNING r."importId", r.day, k."partOfId" AS "keyId", r.currency, ${list(PARTED, (name) => `r."${name}"`)}),
  whole AS (${restore("+", "parts")})
  SELECT DISTINCT "importId" FROM parts`;

/** Puts what detail was given of some days (null: of all) back into the ledgers' own rows. Answers whose rows were parted. */
export async function takeBackAttribution(ask: Ask, organizationId: string, days: DayRange | null): Promise<string[]> {
  if ((await ask(KEYS, [organizationId])).length === 0) return [];
  const asked = [organizationId, days?.from ?? null, days?.to ?? null];
  return (await ask<{ importId: string }>(TAKE_BACK, asked)).map(({ importId }) => importId);
}

const FORGET = `
  DELETE FROM "UsageKey" k WHERE k."organizationId" = $1 AND k."partOfId" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "UsageRollup" r WHERE r."organizationId" = $1 AND r."keyId" = k.id)
    AND NOT EXISTS (SELECT 1 FROM "UsageMonth" m WHERE m."organizationId" = $1 AND m."keyId" = k.id)`;

/** Labels of parts that are no more, once the months are summed. */
export async function forgetParts(ask: Ask, organizationId: string): Promise<void> {
  if ((await ask(KEYS, [organizationId])).length > 0) await ask(FORGET, [organizationId]);
}
