import { formatCount, formatMoney, formatShare, numberWord, numberWordFirst } from "@/server/kernel/format";
import type { RetirementLine } from "../../schema";
import type { ExposureLine } from "../outlook/exposure-lines";
import type { RouterCandidate } from "../outlook/router-candidates";
import { clausesOf, plural, type Clauses } from "./clauses";
import { retirementHeadline } from "./retirement-headline";

/** "$76,200 a year runs on two models that will be switched off; three workloads could be routed." */
export const outlookHeadline = (retirements: readonly RetirementLine[], routers: number, currency: string): Clauses =>
  clausesOf(
    retirementHeadline(retirements, currency),
    routers === 0
      ? "no workload could be routed"
      : `${numberWord(routers)} ${plural(routers, "workload")} could be routed`,
  );

/** "Two workloads could send their simple share to a smaller model", a title. */
export const routersHeadline = (routers: number): string =>
  routers === 0
    ? "No workload has a simple share that a smaller model would save on"
    : `${numberWordFirst(routers)} ${plural(routers, "workload")} could send ${plural(routers, "its", "their")} simple share to a smaller model`;

/** What the share stands on, in a sentence; what is estimated says so. */
export function routerSentence({
  basis,
  share,
  sampleSize,
  smallLabel,
  restLabel,
  isAdvised,
}: RouterCandidate): string {
  const rest = `the rest stays on ${restLabel}`;
  if (basis === "listed")
    return `${formatShare(share ?? 0)} to ${smallLabel}, ${rest}: an option of its own${isAdvised ? ", and what is recommended" : ""}.`;
  if (basis === "measured")
    return `At most ${formatShare(share ?? 0)} to ${smallLabel}, ${rest}: what it answered rightly of ${formatCount(sampleSize ?? 0)} examples, at the lower end of the interval. Estimated: a router that knew which.`;
  return `${smallLabel} costs at most half a request and nobody has measured it here: the saving is of each tenth of the traffic. Estimated.`;
}

/** `in 23 days`, `tomorrow`, `today`, `3 days ago` */
export function daysLeftWords(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days < 0 ? `${formatCount(-days)} ${plural(-days, "day")} ago` : `in ${formatCount(days)} days`;
}

/** Whether what replaces a model that goes was shown to do: shape and word. */
export const READINESS = {
  passes: { word: "Measured and passes", shape: "disc" },
  untested: { word: "To be measured first", shape: "dashed-ring" },
  none: { word: "Nothing recommended", shape: "dash" },
} as const satisfies Record<ExposureLine["readiness"], { word: string; shape: string }>;

/** "Two of three models that go have nothing measured to take their place", a title. */
export function readinessHeadline(lines: readonly ExposureLine[]): string {
  const open = lines.filter(({ readiness }) => readiness !== "passes").length;
  if (lines.length === 0) return "Nothing has to be replaced within two quarters";
  if (open === 0) return "What takes the place of each has been measured and passes";
  if (lines.length === 1) return "Nothing measured takes its place yet";
  return `${numberWordFirst(open)} of ${numberWord(lines.length)} have nothing measured to take their place`;
}

/** "$76,200 a year in Q4 2026, $12,000 in Q1 2027." */
export function exposureSentence(lines: readonly ExposureLine[], currency: string): string {
  const quarters = [...new Set(lines.map(({ quarterLabel }) => quarterLabel))];
  return `${quarters
    .map((label, at) => {
      const sum = lines
        .filter(({ quarterLabel }) => quarterLabel === label)
        .reduce((total, { runRate }) => total + Number(runRate), 0);
      return `${formatMoney(sum, currency)}${at === 0 ? " a year" : ""} in ${label}`;
    })
    .join(", ")}.`;
}
