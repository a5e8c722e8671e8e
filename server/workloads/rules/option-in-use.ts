import type { Level } from "@/server/engine";
import { servingOption, type ModelReader, type ServedModel, type ServingOption } from "./serving-option";

export interface UsableOption extends ServingOption {
  readonly label: string;
  readonly level: Level;
  readonly route: readonly { readonly option: string; readonly share: number }[] | null;
}
export interface ModelTokens extends ServedModel {
  readonly tokens: number;
}

export interface MeasuredRouter {
  readonly key: string;
  /** True where it is an option of the workload, its shares replaced by the measured ones. */
  readonly isListed: boolean;
  readonly level: Level;
  readonly route: readonly { readonly option: string; readonly share: number }[];
}

export interface InUse {
  /** Key of the option in use; null: nothing is, or it is not known. */
  readonly current: string | null;
  readonly saidBy: "person" | "usage" | null;
  /** Several options serve it: a router from the measured shares. */
  readonly router: MeasuredRouter | null;
  /** Share of the period's tokens by option, largest first. */
  readonly shares: readonly { readonly option: string; readonly share: number }[];
  /** Models that no option names: an option is proposed for each. */
  readonly withoutOption: readonly {
    readonly provider: string;
    readonly model: string;
    readonly tokens: number;
    readonly share: number;
  }[];
  /** Less than half of the tokens run on models that an option names. */
  readonly isUnknown: boolean;
}

/** From this share of the tokens on, one option is in use alone. */
export const ALONE_IN_USE = 0.95;
const LEAST_KNOWN = 0.5;

/** Which option is in use, from who served the period's tokens. Source: spec "In use". */
export function optionInUse(
  options: readonly UsableOption[],
  models: readonly ModelTokens[],
  reader: ModelReader,
  said: string | null,
): InUse {
  const total = models.reduce((sum, { tokens }) => sum + tokens, 0);
  const byOption = new Map<string, number>();
  const without = new Map<string, { provider: string; model: string; tokens: number }>();
  for (const served of models) {
    if (served.tokens <= 0) continue;
    const option = servingOption(options, served, reader, said);
    if (option) byOption.set(option.key, (byOption.get(option.key) ?? 0) + served.tokens);
    else {
      const key = `${served.provider}\n${served.model}`;
      const before = without.get(key)?.tokens ?? 0;
      without.set(key, { provider: served.provider, model: served.model, tokens: before + served.tokens });
    }
  }
  const shares = sharesOf(byOption, total);
  const withoutOption = [...without.values()]
    .map((one) => ({ ...one, share: one.tokens / total }))
    .sort((a, b) => b.tokens - a.tokens);
  const found = { shares, withoutOption, router: null, isUnknown: false };
  if (said !== null && options.some(({ key }) => key === said)) return { ...found, current: said, saidBy: "person" };
  if (total === 0) return { ...found, current: null, saidBy: null };
  const known = shares.reduce((sum, { share }) => sum + share, 0);
  const [first, second] = shares;
  if (!first || known < LEAST_KNOWN) return { ...found, current: null, saidBy: null, isUnknown: true };
  // What no option names is nobody's: the rest is shared out among those that are known.
  if (!second || first.share >= ALONE_IN_USE) return { ...found, current: first.option, saidBy: "usage" };
  const router = measuredRouter(options, byOption);
  return { ...found, current: router.key, saidBy: "usage", router };
}

const sharesOf = (byOption: ReadonlyMap<string, number>, total: number): InUse["shares"] =>
  [...byOption]
    .map(([option, tokens]) => ({ option, share: tokens / total }))
    .sort((a, b) => b.share - a.share || (a.option < b.option ? -1 : 1));

/** A listed router over the same options takes the measured shares; else one is made. */
function measuredRouter(options: readonly UsableOption[], byOption: ReadonlyMap<string, number>): MeasuredRouter {
  const known = [...byOption.values()].reduce((sum, tokens) => sum + tokens, 0);
  const route = [...byOption]
    .map(([option, tokens]) => ({ option, share: tokens / known }))
    .sort((a, b) => b.share - a.share || (a.option < b.option ? -1 : 1));
  const listed = options.find(
    (option) => option.route?.length === route.length && option.route.every((leg) => byOption.has(leg.option)),
  );
  const reached = options.filter(({ key }) => byOption.has(key)).map(({ level }) => level);
  const level = listed?.level ?? (Math.max(...reached) as Level);
  return { key: listed?.key ?? freeKey(options), isListed: listed !== undefined, level, route };
}

function freeKey(options: readonly UsableOption[]): string {
  let key = "in-use";
  while (options.some((option) => option.key === key)) key += "-mix";
  return key;
}
