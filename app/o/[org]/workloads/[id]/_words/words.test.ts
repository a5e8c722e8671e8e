import { describe, expect, it } from "vitest";
import { defaultPolicy, type OptionEconomics } from "@/server/engine";
import { adverseWords, breakEvenRange, breakEvenTitle, breakEvenView, slowestCurve } from "./break-even-view";
import { changeCause, changeEffect } from "./change-words";
import { evidenceHeadline, evidenceStanding } from "./evidence-words";
import { optionsHeadline, perThousand, roiWords } from "./option-words";
import { periodWords } from "./period-words";
import { figureValue, reconciliationSentence, usageHeadline } from "./usage-words";

const economics = (change: Partial<OptionEconomics> = {}): OptionEconomics => ({
  ...{ option: "mini", level: 3, monthlyCost: 100, costPerRequest: 0.0001, upfront: 1000 },
  ...{
    breakEvenMonths: 2.44,
    adverseBreakEvenMonths: 6.4,
    breakEvenRequestsPerMonth: 1,
    horizonSaving: 5,
    horizonSavingShare: 0.1,
  },
  ...{ roi: 5.24, npv: 1, robust: true, yearlySaving: null },
  ...change,
});
/** Straight lines: what is in use costs `stay` a month, the option `upfront` and `monthly`. */
const curve = (stay: number, upfront: number, monthly: number, months = 24) => ({
  points: Array.from({ length: months + 1 }, (_, month) => ({
    month,
    baseline: stay * month,
    option: upfront + monthly * month,
  })),
  retiresOn: null as string | null,
});

describe("a break-even chart", () => {
  const facts = {
    curves: { expected: curve(500, 1000, 100), adverse: [curve(400, 1250, 100), curve(300, 1250, 125)] },
    economics: economics(),
    option: { label: "Mini", level: 3 as const },
    stay: { label: "Large", level: 1 as const, retiresOn: null },
    ...{ stayMonthly: 500, asOf: "2026-09-30", currency: "USD" },
    policy: { horizonMonths: 24, daysPerMonth: 30 },
  };

  it("names both crossings, and shows a year or as much as they need", () => {
    const view = breakEvenView(facts);
    expect(view.title).toBe("The paths cross in month 2.4, in the adverse case in month 6.4");
    expect(view.breakEven).toEqual({ month: 2.44, lines: ["Month 2.4", "expected"] });
    expect(view.adverseBreakEven).toEqual({ month: 6.4, lines: ["Month 6.4", "in the adverse case"] });
    expect([view.stay.expected.length, view.option.adverse?.length]).toEqual([13, 13]);
    expect(view.stay.expected.at(-1)).toBe(6000);
    expect(view.option).toMatchObject({ name: "Mini", detail: "$1,000 + $100 a month" });
  });

  it("draws the adverse case that crosses last, one that never does before all others", () => {
    expect(breakEvenView(facts).stay.adverse?.[1]).toBe(300);
    const never = curve(100, 1000, 100);
    expect(slowestCurve([facts.curves.adverse[0]!, never, facts.curves.adverse[1]!])).toBe(never);
    expect(slowestCurve([])).toBeUndefined();
  });

  it("leaves the range open where the adverse case never crosses, and shows the whole horizon", () => {
    const view = breakEvenView({ ...facts, economics: economics({ adverseBreakEvenMonths: null }) });
    expect(view.title).toBe("The paths cross in month 2.4, in the adverse case never");
    expect(view.stay.expected).toHaveLength(25);
    expect(view.adverseBreakEven).toEqual({ month: 25, lines: [] });
  });

  it("marks no crossing where there is none, or where it costs less at once", () => {
    const never = breakEvenView({
      ...facts,
      economics: economics({ breakEvenMonths: null, adverseBreakEvenMonths: null }),
    });
    expect([never.title, never.breakEven, never.adverseBreakEven]).toEqual(["The paths do not cross", null, null]);
    const atOnce = economics({ upfront: 0, breakEvenMonths: 0, adverseBreakEvenMonths: 0 });
    expect(breakEvenTitle(atOnce, "Mini")).toBe("Mini costs less from the first month");
    expect(breakEvenView({ ...facts, economics: atOnce }).breakEven).toBeNull();
  });

  it("ends where the option is switched off, else where what is in use is", () => {
    const ending = { ...facts.curves.expected, retiresOn: "2027-03-29" };
    const view = breakEvenView({ ...facts, curves: { ...facts.curves, expected: ending } });
    expect(view.retirement).toEqual({ month: 6, lines: ["29 March 2027", "Mini is switched off"] });
    const staying = { ...facts.stay, retiresOn: "2026-10-30" };
    expect(breakEvenView({ ...facts, stay: staying }).retirement?.lines[1]).toBe("Large is switched off");
    expect(breakEvenView({ ...facts, stay: { ...staying, retiresOn: "2026-09-01" } }).retirement).toBeNull();
  });

  it("says its range in a table, and what the adverse case assumes", () => {
    expect(breakEvenRange(economics())).toBe("2.4 – 6.4");
    expect(breakEvenRange(economics({ adverseBreakEvenMonths: null }))).toBe("2.4 – never");
    expect(breakEvenRange(economics({ breakEvenMonths: null }))).toBe("never");
    expect(breakEvenRange(economics({ breakEvenMonths: 0, adverseBreakEvenMonths: 0 }))).toBe("0");
    expect(breakEvenRange(economics({ breakEvenMonths: null, horizonSaving: null }))).toBe("–");
    expect(adverseWords(defaultPolicy)).toBe(
      "prices fall by 50\u202f% a year, volume −25\u202f% or +25\u202f%, own costs +25\u202f%",
    );
  });
});

describe("what would change an answer", () => {
  const present = { option: "large", level: 1 as const, label: "Large" };
  const facts = {
    labelOf: (option: string) => ({ large: "Large", mini: "Mini" })[option] ?? option,
    present,
    currency: "USD",
  };
  const keep = { action: "keep" as const, level: 1 as const, option: "large", yearlySaving: null };

  it("is a volume, a measurement or a day, with what is so today", () => {
    expect(changeCause({ code: "volume-below", value: 1_360_000, now: 8_640_000, then: keep }, facts)).toBe(
      "Volume falls below 1.4M requests a month; now 8.6M",
    );
    expect(changeCause({ code: "option-fails", option: "mini", then: keep }, facts)).toBe("Mini is measured and fails");
    expect(
      changeCause({ code: "retires-before", option: "mini", value: "2026-12-12", now: null, then: keep }, facts),
    ).toBe("Mini is switched off before 12 December 2026; no day is known");
  });

  it("leads to another advice, with its saving", () => {
    expect(changeEffect({ code: "option-fails", option: "mini", then: keep }, facts)).toBe("Keep Large, level 1");
    const step = { action: "step-up" as const, level: 3 as const, option: "mini", yearlySaving: 106_100 };
    expect(changeEffect({ code: "option-passes", option: "mini", then: step }, facts)).toBe(
      "Step up to Mini, level 1 → 3; saves $106,100 a year",
    );
  });
});

describe("options and their evidence", () => {
  it("are counted by verdict", () => {
    expect(optionsHeadline(["pass", "fail", "untested", "fail"])).toBe(
      "Of four options one passes, one is untested and two fail",
    );
    expect(optionsHeadline([null])).toBe("The one option is not judged");
    expect(optionsHeadline([])).toBe("No option is named yet");
    expect([roiWords(economics()), roiWords(economics({ roi: null }))]).toEqual(["5.2×", "–"]);
    expect([perThousand(0.001525), perThousand(0.0124)]).toEqual(["1.525", "12.40"]);
  });

  it("count or do not, and say why", () => {
    expect(evidenceHeadline(0, 0)).toBe("There is no evidence yet");
    expect(evidenceHeadline(1, 1)).toBe("One measurement, and it counts");
    expect(evidenceHeadline(2, 0)).toBe("Two measurements, and none counts");
    expect(evidenceHeadline(5, 3)).toBe("Five measurements, three of them count");
    expect(evidenceStanding({ isWithdrawn: true, version: 2 }, 2, false)).toBe("no, withdrawn");
    expect(evidenceStanding({ isWithdrawn: false, version: 2 }, 2, true)).toBe("yes");
    expect(evidenceStanding({ isWithdrawn: false, version: 2 }, 2, false)).toBe("no, a newer one does");
    expect(evidenceStanding({ isWithdrawn: false, version: 1 }, 2, false)).toBe("no, of an earlier version");
  });
});

describe("usage figures", () => {
  const figure = (measured: number | null, typed?: number) => ({
    measured,
    basis: measured === null ? null : ("counted-requests" as const),
    override: typed === undefined ? null : { value: typed, reason: "because", by: "Priya", on: "2026-10-02" },
    value: typed ?? measured,
  });
  const figures = (requests: number | null, typed?: number) => ({
    ...{
      requestsPerMonth: figure(requests, typed),
      inputTokensPerRequest: figure(1900),
      outputTokensPerRequest: figure(55),
    },
    ...{ cacheableShare: figure(0.64), cacheHitRate: figure(1), peakToMean: figure(null), monthlyGrowth: figure(0) },
  });

  it("are as measured, typed or not known", () => {
    expect(usageHeadline(figures(5_016_563))).toBe("5M requests a month, as measured");
    expect(usageHeadline(figures(null))).toBe("Requests are not counted");
    expect(usageHeadline(figures(null, 9_000))).toBe("9,000 requests a month; one figure is typed");
    expect(figureValue("cacheableShare", 0.64)).toBe("64.0\u202f%");
    expect(figureValue("peakToMean", 2.25)).toBe("2.3");
    expect(figureValue("peakToMean", null)).toBe("–");
    expect(periodWords({ from: "2026-07-01", to: "2026-10-01", days: 92, basis: "quarter" })).toBe(
      "Measured over 1 July – 30 September 2026, 92 days",
    );
    expect(periodWords(null)).toBe("Nothing was measured");
  });

  it("agree with what was valued, or say why not", () => {
    const line = {
      modelled: "108",
      valued: "100",
      gap: 0.08,
      isApart: true,
      causes: ["typed-price", "batch-differs"] as const,
    };
    expect(reconciliationSentence(line, "USD")).toBe(
      "What is charged by use is modelled at $108 a month and was valued at $100, +8\u202f%: the option's price was typed and batch and live requests are priced apart.",
    );
    expect(reconciliationSentence({ ...line, gap: 0.01, isApart: false, causes: [] }, "USD")).toMatch(
      /they agree within 5 %\.$/,
    );
  });
});
