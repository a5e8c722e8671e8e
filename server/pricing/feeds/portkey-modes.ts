import { isObject, type Json, type JsonObject } from "./strict-json";

/** What one execution mode asks: up to the first context tier, and above each of the tiers that have prices. */
export interface PortkeyMode {
  readonly base: JsonObject | undefined;
  readonly tiers: readonly { readonly above: number; readonly paid: JsonObject }[];
}

const within = (held: Json | undefined, ...path: readonly string[]): JsonObject | undefined => {
  let at: Json | undefined = held;
  for (const name of path) at = isObject(at) ? at[name] : undefined;
  return isObject(at) ? at : undefined;
};
const paidIn = (held: Json | undefined): JsonObject | undefined => within(held, "pricing_config", "pay_as_you_go");

/**
 * An execution mode (`standard`, `batch`, `flex`, `priority`) of a model's default region. Its prices stand in it, or by
 * context tier, whose names `context_tier_map` gives by the last size that does not pay them: `{ "272000": "gt-272k" }`.
 */
export function readPortkeyMode(fields: JsonObject, mode: string): PortkeyMode {
  const custom = within(fields, "custom_pricing");
  const held = within(custom, "regions", "default", "execution_modes", mode);
  const sizes = Object.entries(within(custom, "context_tier_map") ?? {}).flatMap(([size, name]) => {
    const paid = typeof name === "string" ? paidIn(within(held, "context_tiers", name)) : undefined;
    return paid && /^\d{1,12}$/.test(size) ? [{ above: Number(size), paid }] : [];
  });
  return {
    base: paidIn(held) ?? sizes.find(({ above }) => above === 0)?.paid,
    tiers: sizes.filter(({ above }) => above > 0).sort((left, right) => left.above - right.above),
  };
}
