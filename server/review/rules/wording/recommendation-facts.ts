import type { EngineOption, OptionEconomics, Reason, Recommendation } from "@/server/engine";
import { formatMoney, formatMoneyRange, formatNumber } from "@/server/kernel/format";
import { currencyOf, labelOf, optionOf } from "./labels";
import { measuredWords, requirementWords } from "./requirement-words";

/** What sentences about one recommendation are made of; looked up once. */
export interface RecommendationFacts {
  readonly recommendation: Recommendation;
  /** The recommended option's name, and that of the one in use. */
  readonly label: string;
  readonly currentLabel: string | null;
  readonly economics: OptionEconomics | undefined;
  readonly requirement: string | null;
  /** The recommended option's measurement beside its requirement. */
  readonly measured: string | null;
  readonly money: (amount: number) => string;
  /** `$28–90k`; `null` where nothing is compared. */
  readonly savingRange: string | null;
  readonly saves: boolean;
  /** It saves in the adverse case too. */
  readonly savesForSure: boolean;
}

export function factsOf(recommendation: Recommendation): RecommendationFacts {
  const currency = currencyOf(recommendation);
  const { workload, current } = recommendation.input;
  const economics = recommendation.economics.find(({ option }) => option === recommendation.option);
  const saving = economics?.yearlySaving ?? null;
  return {
    recommendation,
    label: labelOf(recommendation, recommendation.option),
    currentLabel: (current ?? null) === null ? null : labelOf(recommendation, current),
    economics,
    requirement: requirementWords(workload.requirements),
    measured: measuredWords(optionOf(recommendation, recommendation.option)?.evidence, workload.requirements),
    money: (amount) => formatMoney(amount, currency),
    savingRange: saving === null ? null : formatMoneyRange(saving.adverse, saving.expected, currency),
    saves: (saving?.expected ?? 0) > 0,
    savesForSure: saving !== null && Math.min(saving.expected, saving.adverse) > 0,
  };
}

/** `2.4 months`, `1 month`. */
export function monthsWords(months: number): string {
  const digits = Math.abs(months - Math.round(months)) < 0.05 ? 0 : 1;
  const text = formatNumber(months, { digits });
  return `${text} ${text === "1" ? "month" : "months"}`;
}

/** The option in use, where it will be switched off within the horizon. */
export function currentSunset({ input, risks, option }: Recommendation): EngineOption | null {
  if (input.current === null || input.current === undefined || input.current === option) return null;
  const isGoing = risks.some((risk) => risk.code === "sunset" && risk.option === input.current);
  return isGoing ? (input.options.find(({ id }) => id === input.current) ?? null) : null;
}

const ENDINGS = ["-missed", "-inconclusive", "-unmeasured"] as const;

/** The first reason of the levels below (or on) the recommended one that says why they are not enough. */
export function shortfall({ steps, level }: Recommendation): Reason | null {
  const below = steps.filter((step) => step.verdict === "insufficient" && (level === null || step.level <= level));
  for (const ending of ENDINGS) {
    const found = below.flatMap(({ reasons }) => reasons).find(({ code }) => code.endsWith(ending));
    if (found) return found;
  }
  return null;
}
