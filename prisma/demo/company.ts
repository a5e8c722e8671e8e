import type { Day, DayRange } from "@/server/kernel/day";
import type { DemoUsage } from "./generate";
import type { Traffic } from "./generate/traffic";
import { workloads } from "./workloads";

/** The day on which the demo's clock stands still. */
export const DEMO_TODAY: Day = "2026-10-02";
export const DEMO_SLUG = "demo";
/** The seed of the files that the demo loads; another one gives another company with the same story. */
export const DEMO_SEED = "saltmarsh-2026";

/** The story: a year that was brought in at once, and the quarter on screen. */
export const YEAR_BEFORE: DayRange = { from: "2025-07-01", to: "2026-07-01" };
export const LAST_QUARTER: DayRange = { from: "2026-07-01", to: "2026-10-01" };

/** An online marketplace for house and garden; its fiscal year is the calendar's. */
export const company = {
  name: "Saltmarsh Trading",
  slug: DEMO_SLUG,
  currency: "USD",
  fiscalYearStart: 1,
  timeZone: "Europe/London",
};

/** A project that no rule names: somebody's experiments, and they grow. */
const sandbox: Traffic = {
  project: "proj_aW9rTk2EyM6PhU0sXj5Vb8Cd",
  keys: [{ id: "key_Xr3NzQ8fLw1HtD6p", share: 1 }],
  requestsPerDay: { first: 900, last: 2300 },
  rhythm: "office",
  season: "office",
  phases: [
    { from: "2025-07-01", to: "2025-08-20", provider: "openai", model: "gpt-4o-2024-08-06", inputTokens: 1700, outputTokens: 800 },
    { from: "2025-08-20", to: "2026-03-10", provider: "openai", model: "gpt-5-2025-08-07", inputTokens: 1700, outputTokens: 900 },
    { from: "2026-03-10", to: "2026-07-14", provider: "openai", model: "gpt-5.4-2026-03-05", inputTokens: 1700, outputTokens: 850 },
    { from: "2026-07-14", provider: "openai", model: "gpt-5.6-terra", inputTokens: 1700, outputTokens: 850 },
  ],
}; // prettier-ignore

/** Everything that the generator is told. Positions of flaws are rows of the file, small enough for any seed. */
export const demoUsage: DemoUsage = {
  periods: [YEAR_BEFORE, LAST_QUARTER],
  traffic: [...workloads.map(({ traffic }) => traffic), sandbox],
  flaws: {
    [YEAR_BEFORE.from]: { cachedAboveInput: [1590, 3811], notANumber: [2950], blank: [310, 2112] },
    [LAST_QUARTER.from]: { cachedAboveInput: [233], blank: [77, 412, 690] },
  },
  displayNames: {
    "claude-3-5-haiku-20241022": "Claude Haiku 3.5",
    "claude-sonnet-4-20250514": "Claude Sonnet 4",
    "claude-opus-4-20250514": "Claude Opus 4",
    "claude-opus-4-1-20250805": "Claude Opus 4.1",
    "claude-sonnet-4-5-20250929": "Claude Sonnet 4.5",
    "claude-haiku-4-5-20251001": "Claude Haiku 4.5",
    "claude-opus-4-5-20251101": "Claude Opus 4.5",
    "claude-sonnet-4-6": "Claude Sonnet 4.6",
    "claude-opus-4-8": "Claude Opus 4.8",
    "claude-sonnet-5": "Claude Sonnet 5",
  },
  keyIds: {
    "code-review-bot": "apikey_01Hq7mRz3KxTn8Wc",
    "code-review-ci": "apikey_01Hq7mS2bVdYp5Lf",
    "help-centre-web": "apikey_01Jb4kTn9GwQx2Zs",
    "disputes-desk": "apikey_01Kc8pWv6MhRd3Ye",
  },
};
