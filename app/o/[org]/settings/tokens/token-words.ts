import type { TokenAbility } from "@/server/tenancy/tokens/token-schema";

/** What a token may do, as a person would say it. */
export const ABILITY_WORDS: Readonly<Record<TokenAbility, { readonly label: string; readonly hint: string }>> = {
  "usage:import": {
    label: "Send usage",
    hint: "Files, rows and traces; commit, revert and discard imports",
  },
  "usage:read": { label: "Read imports", hint: "What was imported, and its reports" },
  "usage:rejects": { label: "Read rejected rows", hint: "Values of the rows that were refused" },
};

export const abilityWords = (abilities: readonly string[]): string =>
  abilities.map((ability) => ABILITY_WORDS[ability as TokenAbility]?.label ?? ability).join(", ");
