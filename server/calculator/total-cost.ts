import { cumulativeCosts, type EngineInput, type EngineOption } from "@/server/engine";
import type { Answer } from "./answer-question";

export type CostLine = "training" | "data" | "evaluation" | "integration" | "project" | "usage" | "hosting" | "upkeep";

/** What both paths cost over the horizon, line by line, in the input's currency. */
export interface TotalCost {
  readonly months: number;
  readonly lines: readonly { readonly line: CostLine; readonly stay: number; readonly option: number }[];
  readonly stay: number;
  readonly option: number;
  /** All that the project costs for each unit of training, upkeep of the first year included; null: training is not known. */
  readonly surroundings: number | null;
}

interface Parts {
  readonly upfront: number;
  readonly usage: number;
  readonly hosting: number;
  readonly upkeep: number;
}

/** The engine's totals with one kind of cost taken away are what that kind comes to. */
export function totalCost({ question, policy, stay, option, economics }: Answer): TotalCost | null {
  if (!stay || !option || !economics) return null;
  const { input } = question;
  const months = policy.horizonMonths;
  const [base, own] = [partsOf(input, stay.id, months), partsOf(input, option.id, months)];
  const upfront = upfrontLines(option, economics.upfront);
  const lines = [
    ...upfront.map(({ line, amount }) => ({ line, stay: 0, option: amount })),
    ...(["usage", "hosting", "upkeep"] as const).map((line) => ({ line, stay: base[line], option: own[line] })),
  ];
  const training = trainingOf(option, input);
  const firstYear = partsOf(input, option.id, 12).upkeep;
  return {
    months,
    lines: lines.filter((one) => one.stay > 0.005 || one.option > 0.005),
    stay: base.upfront + base.usage + base.hosting + base.upkeep,
    option: own.upfront + own.usage + own.hosting + own.upkeep,
    surroundings: training > 0 ? (economics.upfront + firstYear) / training : null,
  };
}

function partsOf(input: EngineInput, id: string, months: number): Parts {
  const whole = costsOf(input, id, months);
  const free = costsOf(changed(input, withoutPrice), id, months);
  const unkept = costsOf(changed(input, withoutUpkeep), id, months);
  const usage = whole.total - free.total;
  const upkeep = whole.total - unkept.total;
  return { upfront: whole.upfront, usage, upkeep, hosting: Math.max(0, whole.total - whole.upfront - usage - upkeep) };
}

function costsOf(input: EngineInput, id: string, months: number): { upfront: number; total: number } {
  const { points } = cumulativeCosts(input, id, { months });
  return { upfront: points[0]?.option ?? 0, total: points.at(-1)?.option ?? 0 };
}

const changed = (input: EngineInput, change: (option: EngineOption) => EngineOption): EngineInput => ({
  ...input,
  options: input.options.map(change),
});

const withoutPrice = (option: EngineOption): EngineOption =>
  option.route ? option : { ...option, price: { perRequest: 0 }, retrievalPerRequest: 0 };

const withoutUpkeep = (option: EngineOption): EngineOption => ({ ...option, maintenanceMonthly: 0 });

/** The option and, of a router, everything it routes a share to. */
const reachedBy = (option: EngineOption, options: readonly EngineOption[]): readonly EngineOption[] => [
  option,
  ...(option.route ?? []).flatMap(({ option: id, share }) => {
    const leg = share > 0 ? options.find((one) => one.id === id) : undefined;
    return leg ? reachedBy(leg, options) : [];
  }),
];

const trainingOf = (option: EngineOption, input: EngineInput): number =>
  reachedBy(option, input.options).reduce(
    (sum, { id, upfront }) => sum + (id === input.current ? 0 : (upfront?.training ?? 0)),
    0,
  );

/** Lines of the up-front cost; what an option does not break down is one project. */
function upfrontLines(option: EngineOption, upfront: number): readonly { line: CostLine; amount: number }[] {
  const own = option.upfront;
  if (upfront === 0) return [];
  if (option.route || !own || (own.total ?? null) !== null) return [{ line: "project", amount: upfront }];
  const parts = (["training", "data", "evaluation", "integration"] as const).map((line) => ({
    line,
    amount: own[line] ?? 0,
  }));
  const known = parts.reduce((sum, { amount }) => sum + amount, 0);
  // What the engine added by its rule of thumb stands apart from what was typed.
  const rest = upfront - known;
  return rest > 0.005 ? [...parts, { line: "project", amount: rest }] : parts;
}
