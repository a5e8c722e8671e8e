import { daysBetween, daysOf, type Day, type DayRange } from "@/server/kernel/day";
import { busyness, type Rhythm, type Season } from "./calendar";
import type { Chance } from "./chance";

/** How a request is served from a day on: by which model, and with how many tokens. Tokens are means a request. */
export interface Phase {
  readonly from: Day;
  /** The first day on which it no longer serves; left out: to the end. */
  readonly to?: Day;
  /** Part of the traffic, 1 where left out; where several phases serve side by side. */
  readonly share?: number;
  readonly provider: string;
  readonly model: string;
  /** Where another account calls the same work by another name. */
  readonly project?: string;
  readonly batch?: boolean;
  readonly inputTokens: number;
  /** Shares of the input that are read from and written to the prompt cache. */
  readonly cacheRead?: number;
  readonly cacheWrite5m?: number;
  readonly outputTokens: number;
  /** Machines that run for it day and night, paid by the hour. */
  readonly machines?: number;
}

/** Who sends how much. Requests a day run in a straight line from the first to the last day of the story. */
export interface Traffic {
  readonly project: string;
  readonly keys: readonly { readonly id: string; readonly share: number }[];
  readonly requestsPerDay: { readonly first: number; readonly last: number };
  readonly rhythm: Rhythm;
  readonly season: Season;
  /** Days on which something happened, and what it did to the traffic: an outage, a campaign, a backfill. */
  readonly events?: readonly { readonly from: Day; readonly to: Day; readonly factor: number }[];
  readonly phases: readonly Phase[];
}

/** One day of one key on one model, in disjoint buckets. */
export interface UsageDay {
  readonly day: Day;
  readonly provider: string;
  readonly model: string;
  readonly project: string;
  readonly key: string;
  readonly batch: boolean;
  readonly requests: number;
  readonly uncachedInput: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly output: number;
  readonly gpuHours: number;
}

/** A day's noise in traffic, and in the mean size of a request. */
const TRAFFIC_NOISE = 0.055;
const SIZE_NOISE = 0.018;

/** Everything that one sender of traffic used over a range of days, in order of days. */
export function usageOf(traffic: Traffic, period: DayRange, luck: Chance): UsageDay[] {
  const { first, last } = traffic.requestsPerDay;
  const length = daysBetween(period.from, period.to) - 1;
  return daysOf(period).flatMap((day) => {
    const trend = first + ((last - first) * daysBetween(period.from, day)) / length;
    const events = (traffic.events ?? []).filter((event) => event.from <= day && day < event.to);
    const factor = events.reduce((product, event) => product * event.factor, 1);
    const noise = 1 + TRAFFIC_NOISE * luck.sway();
    const requests = trend * busyness(day, traffic.rhythm, traffic.season) * factor * noise;
    return phasesOn(traffic, day).flatMap((phase) => servedBy(phase, traffic, day, requests, luck));
  });
}

const phasesOn = (traffic: Traffic, day: Day): readonly Phase[] =>
  traffic.phases.filter((phase) => phase.from <= day && (phase.to === undefined || day < phase.to));

function servedBy(phase: Phase, traffic: Traffic, day: Day, requests: number, luck: Chance): UsageDay[] {
  const size = 1 + SIZE_NOISE * luck.sway();
  return traffic.keys.flatMap((key, index) => {
    const count = Math.round(requests * (phase.share ?? 1) * key.share);
    const machineHours = index === 0 ? 24 * (phase.machines ?? 0) : 0;
    if (count === 0 && machineHours === 0) return [];
    const input = count * phase.inputTokens * size;
    const cacheRead = Math.round(input * (phase.cacheRead ?? 0) * (1 + 0.03 * luck.sway()));
    const cacheWrite5m = Math.round(input * (phase.cacheWrite5m ?? 0));
    return [
      {
        day,
        provider: phase.provider,
        model: phase.model,
        project: phase.project ?? traffic.project,
        key: key.id,
        batch: phase.batch ?? false,
        requests: count,
        uncachedInput: Math.max(0, Math.round(input) - cacheRead - cacheWrite5m),
        cacheRead,
        cacheWrite5m,
        output: Math.round(count * phase.outputTokens * size * (1 + 0.02 * luck.sway())),
        gpuHours: machineHours,
      },
    ];
  });
}
