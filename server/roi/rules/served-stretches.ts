import { addDays, addMonths, firstDayOf, monthsOf, type Day, type DayRange, type Month } from "@/server/kernel/day";

export interface ServingVersion {
  readonly model: string;
  readonly since: Day;
}

/** Days on which a model served, within one month. */
export interface ServedStretch extends DayRange {
  readonly model: string;
  readonly month: Month;
  /** All days of the calendar month. */
  readonly isWhole: boolean;
}

/**
 * When which model served, month by month, within some days. A model that a version names serves from that version to the next one;
 * the deployment's other models serve throughout.
 */
export function servedStretches(
  models: readonly string[],
  versions: readonly ServingVersion[],
  within: DayRange,
): ServedStretch[] {
  const named = new Set(versions.map(({ model }) => model));
  const ascending = [...versions].sort((one, other) => (one.since < other.since ? -1 : 1));
  const ranges = [
    ...models.filter((model) => !named.has(model)).map((model) => ({ model, ...within })),
    ...ascending.map(({ model, since }, at) => ({
      model,
      from: since > within.from ? since : within.from,
      to: earlier(ascending[at + 1]?.since, within.to),
    })),
  ];
  return ranges.flatMap(({ model, from, to }) =>
    from < to ? monthsOf({ from, to }).map((month) => ({ model, ...withinMonth(month, { from, to }) })) : [],
  );
}

const earlier = (day: Day | undefined, other: Day): Day => (day !== undefined && day < other ? day : other);

function withinMonth(month: Month, { from, to }: DayRange): Omit<ServedStretch, "model"> {
  const [first, next] = [firstDayOf(month), firstDayOf(addMonths(month, 1))];
  const range = { from: first < from ? from : first, to: earlier(next, to) };
  return { month, ...range, isWhole: range.from === first && range.to === next };
}

/** The models that serve on a day. */
export const servingOn = (models: readonly string[], versions: readonly ServingVersion[], day: Day): string[] => [
  ...new Set(servedStretches(models, versions, { from: day, to: addDays(day, 1) }).map(({ model }) => model)),
];
