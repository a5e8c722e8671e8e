import { addDays, daysBetween, monthOf, type Day } from "@/server/kernel/day";

/** Who works when: people in offices, shoppers, machines that never sleep. Seven weekdays from Monday, mean 1. */
const WEEK = {
  office: [1.41, 1.48, 1.46, 1.4, 1.15, 0.06, 0.04],
  shoppers: [1.12, 1.05, 1.0, 0.97, 0.94, 0.92, 1.0],
  machines: [1.04, 1.05, 1.04, 1.03, 1.0, 0.93, 0.91],
} as const;
export type Rhythm = keyof typeof WEEK;

/** What a month is to the trade; months that are not named are 1. */
const SEASON = {
  steady: {},
  retail: { "01": 0.93, "02": 0.95, "03": 0.98, "07": 0.97, "08": 0.98, "11": 1.14, "12": 1.2 },
  returns: { "01": 1.5, "02": 1.15, "11": 1.05, "12": 1.12 },
  office: { "07": 0.97, "08": 0.9, "12": 0.91 },
} as const satisfies Record<string, Record<string, number>>;
export type Season = keyof typeof SEASON;

/** Days on which offices are all but empty, in Europe and the United States. */
const HOLIDAYS: ReadonlySet<Day> = new Set([
  ...["2025-07-04", "2025-08-25", "2025-09-01", "2025-11-27", "2025-12-24", "2025-12-25", "2025-12-26", "2025-12-31"],
  ...["2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-04", "2026-05-25", "2026-07-03"],
  ...["2026-08-31", "2026-09-07"],
]);

/** Black Friday to Cyber Monday, and the days on which nobody orders. */
const SHOPPING_DAYS: Readonly<Record<Day, number>> = {
  "2025-11-28": 1.75,
  "2025-11-29": 1.45,
  "2025-11-30": 1.35,
  "2025-12-01": 1.6,
  "2025-12-24": 0.8,
  "2025-12-25": 0.62,
  "2026-01-01": 0.75,
};

/** 0 for Monday to 6 for Sunday. 1 January 2024 was a Monday. */
export const weekdayOf = (day: Day): number => ((daysBetween("2024-01-01", day) % 7) + 7) % 7;

/** How busy a day is against the mean of its time: weekday, season and holiday. */
export function busyness(day: Day, rhythm: Rhythm, season: Season): number {
  const week = WEEK[rhythm][weekdayOf(day)] ?? 1;
  const month = (SEASON[season] as Record<string, number>)[monthOf(day).slice(5)] ?? 1;
  return week * month * specialDay(day, rhythm);
}

function specialDay(day: Day, rhythm: Rhythm): number {
  if (rhythm === "shoppers") return SHOPPING_DAYS[day] ?? 1;
  if (rhythm === "machines") return 1;
  const isBridge = HOLIDAYS.has(addDays(day, -1)) && weekdayOf(day) === 4;
  return HOLIDAYS.has(day) ? 0.12 : isBridge ? 0.6 : 1;
}
