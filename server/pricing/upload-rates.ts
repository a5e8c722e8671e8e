import type { z } from "zod";
import { dayOf } from "@/server/kernel/day";
import { notFound, Refusal } from "@/server/kernel/refusal";
import { audit } from "../tenancy/audit";
import type { TenantContext } from "../tenancy/context";
import { exchangeRatesOf } from "./rate-store";
import { askInside } from "./price-store";
import type { rateTableInput, withdrawInput } from "./request-schema";
import { revalueWithin } from "./revalue-organization";
import { rateOn } from "./rules/exchange-rates";
import { readRateTable } from "./rules/read-rate-table";

/**
 * Takes a table of exchange rates, whole or not at all, and values all usage again: of a day that two tables know, the newer
 * table counts. @throws Refusal naming the rows that are wrong.
 */
export async function uploadRates(
  ctx: TenantContext,
  { fileName, text, reason }: z.output<typeof rateTableInput>,
): Promise<{ id: string; rows: number; revalued: number }> {
  const { rows, faults } = readRateTable(text, ctx.organization.currency);
  if (faults.length > 0) throw new Refusal("bad-input", "bad-rates", faults.join(" "), { field: "text" });
  const organizationId = ctx.organization.id;
  const id = ctx.newId();
  const said = { fileName, rows: rows.length, reason, uploadedBy: ctx.actor.name };
  await ctx.db.rateTable.create({ data: { organizationId, id, ...said } });
  await ctx.db.exchangeRate.createMany({
    data: rows.map(({ day, currency, rate }) => ({ organizationId, tableId: id, currency, day: new Date(day), rate })),
  });
  const { months } = await revalueWithin(ctx);
  const facts = { table: id, rows: rows.length, revalued: months };
  await audit(ctx, { action: "rates.upload", subject: fileName, reason, facts });
  return { id, rows: rows.length, revalued: months };
}

/** Takes a table of rates back; days that only it knew have no rate again. */
export async function withdrawRates(
  ctx: TenantContext,
  { id, reason }: z.output<typeof withdrawInput>,
): Promise<{ revalued: number }> {
  const where = { organizationId_id: { organizationId: ctx.organization.id, id } };
  const table = await ctx.db.rateTable.findUnique({ where });
  if (!table || table.withdrawnAt) throw notFound("table of rates");
  await ctx.db.rateTable.update({ where, data: { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name } });
  const { months } = await revalueWithin(ctx);
  await audit(ctx, {
    action: "rates.withdraw",
    subject: table.fileName,
    reason,
    facts: { table: id, revalued: months },
  });
  return { revalued: months };
}

/** The tables of rates with who, when and why, and for each currency the days that have a rate and the newest one. */
export async function listRates(ctx: TenantContext) {
  const { id: organizationId, currency: to } = ctx.organization;
  const tables = await ctx.db.rateTable.findMany({
    where: { organizationId },
    orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
  });
  const exchange = await exchangeRatesOf(askInside(ctx.db), organizationId, to);
  return {
    currency: to,
    tables: tables.map(({ uploadedAt, withdrawnAt, organizationId: _, ...table }) => ({
      ...table,
      ...{ uploadedAt: uploadedAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null },
    })),
    currencies: [...exchange.rates].map(([currency, rates]) => ({
      currency,
      from: rates[0]?.day ?? null,
      to: rates.at(-1)?.day ?? null,
      days: rates.length,
      newest: rates.at(-1)?.rate ?? null,
      today: rateOn(exchange, currency, dayOf(ctx.now)),
    })),
  };
}
