import { policyDefaults, type PolicyDefault } from "@/server/engine";
import { Decimal } from "@/server/kernel/decimal";
import { Refusal } from "@/server/kernel/refusal";
import { organizationRates, rateOn } from "@/server/pricing";
import type { TenantContext } from "@/server/tenancy/context";
import { editPolicy } from "./edit-policy";
import { policyNow } from "../store";

const DEFAULTS_ARE_IN = "USD";

/**
 * Copies the policy's defaults that are sums of money, which are USD, into the organization's currency at the rate of today,
 * rounded to two digits, as a new version that says so. What is the organization's own already stays.
 * @throws Refusal where the organization reports in USD, or today has no rate.
 */
export async function copyPolicyDefaults(ctx: TenantContext): Promise<{ version: number }> {
  const { currency } = ctx.organization;
  if (currency === DEFAULTS_ARE_IN)
    throw new Refusal("conflict", "same-currency", "The defaults are in USD already, as is this organization.");
  const rate = rateOn(await organizationRates(ctx), DEFAULTS_ARE_IN, ctx.today);
  if (rate === null)
    throw new Refusal(
      "conflict",
      "no-rate",
      `There is no rate from USD to ${currency} for ${ctx.today}: upload one first.`,
    );
  const { version, thresholds } = await policyNow(ctx);
  const reason = `Defaults in USD copied at ${rate} ${currency} for one USD on ${ctx.today}, rounded to two digits`;
  return editPolicy(ctx, { thresholds: copied(thresholds, rate), reason, basedOn: version });
}

/** The organization's own thresholds, and above them the defaults in money that it has not set. */
function copied(own: object, rate: string): Record<string, unknown> {
  const thresholds = structuredClone(own) as Record<string, unknown>;
  for (const [key, { unit, value }] of Object.entries(policyDefaults) as [string, PolicyDefault][]) {
    if (unit !== "money" || typeof value !== "number") continue;
    const [name = "", inner] = key.split(".");
    const amount = new Decimal(rate).times(value).toDecimalPlaces(2).toNumber();
    if (inner === undefined) thresholds[name] ??= amount;
    else {
      const held = (thresholds[name] ??= {}) as Record<string, unknown>;
      held[inner] ??= amount;
    }
  }
  return thresholds;
}
