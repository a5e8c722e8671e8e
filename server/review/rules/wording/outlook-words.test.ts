import { expect, test } from "vitest";
import { textOf } from "./clauses";
import {
  daysLeftWords,
  exposureSentence,
  outlookHeadline,
  readinessHeadline,
  routersHeadline,
  routerSentence,
} from "./outlook-words";

const line = (retiresOn: string, quarterLabel: string, runRate: string) => ({
  ...{ model: "gpt-4o", retiresOn, quarterLabel, runRate, workloadId: "a", workloadName: "A", replacement: null },
  ...{ daysLeft: 21, readiness: "none" as const },
});

test("the headline says what goes and what could be routed", () => {
  const lines = [line("2026-10-23", "Q4 2026", "17400"), line("2027-01-14", "Q1 2027", "58800")];
  expect(textOf(outlookHeadline(lines, 3, "USD"))).toBe(
    "$76,200 a year runs on one model that will be switched off; three workloads could be routed.",
  );
  expect(textOf(outlookHeadline([], 0, "USD"))).toBe(
    "Nothing in use will be switched off in the next two quarters; no workload could be routed.",
  );
  const ready = { ...line("2026-12-01", "Q4 2026", "1"), readiness: "passes" as const };
  expect([lines, [...lines, ready], [ready], lines.slice(1), []].map(readinessHeadline)).toEqual([
    "Two of two have nothing measured to take their place",
    "Two of three have nothing measured to take their place",
    "What takes the place of each has been measured and passes",
    "Nothing measured takes its place yet",
    "Nothing has to be replaced within two quarters",
  ]);
  expect(exposureSentence(lines, "USD")).toBe("$17,400 a year in Q4 2026, $58,800 in Q1 2027.");
});

test("a router says what its share stands on, and what is estimated", () => {
  const about = { workloadId: "a", workloadName: "A", spend: "1", smallLabel: "Mini", restLabel: "Large" };
  const none = { share: null, sampleSize: null, yearlySaving: 1, isAdvised: false };
  expect(routersHeadline(1)).toBe("One workload could send its simple share to a smaller model");
  expect(routerSentence({ ...about, ...none, basis: "listed", share: 0.6, isAdvised: true })).toBe(
    "60\u202f% to Mini, the rest stays on Large: an option of its own, and what is recommended.",
  );
  expect(routerSentence({ ...about, ...none, basis: "measured", share: 0.758, sampleSize: 400 })).toMatch(
    /^At most 76\u202f% to Mini, the rest stays on Large: what it answered rightly of 400 examples.*Estimated/,
  );
  expect(routerSentence({ ...about, ...none, basis: "unmeasured" })).toMatch(/each tenth of the traffic. Estimated/);
});

test("days are counted as people say them", () => {
  expect([23, 1, 0, -1, -3].map(daysLeftWords)).toEqual(["in 23 days", "tomorrow", "today", "1 day ago", "3 days ago"]);
});
