import { describe, expect, it } from "vitest";
import { plain } from "../../../testing/plain";
import { sampleSnapshot } from "../sample-review";
import type { PromisedLine, RetirementLine } from "../../schema";
import * as words from "./index";
import type { ImportQuestion, PortfolioFigures } from "./index";

const said = (clauses: words.Clauses): string => plain(words.textOf(clauses));

describe("the portfolio", () => {
  const { quarter, previousQuarter, spend, spendBefore, variance, currency } = sampleSnapshot();
  const figures: PortfolioFigures = { quarter, previousQuarter, spend, spendBefore, variance, currency };
  const headline = (change: Partial<PortfolioFigures>) => said(words.portfolioHeadline({ ...figures, ...change }));

  it("says cost, change and what drove it, in clauses that break at the semicolon", () => {
    expect(words.portfolioHeadline(figures)).toHaveLength(2);
    expect(headline({})).toBe("Q3 cost $182,400, 12 % more than Q2; nine tenths of the rise is volume.");
  });
  it("says less, as much, and that there is nothing to compare with", () => {
    const fall = { change: "-40000", price: "-30000", volume: "-10000", mix: "0" };
    expect(headline({ spend: "160000", spendBefore: "200000", variance: fall })).toBe(
      "Q3 cost $160,000, 20 % less than Q2; three quarters of the fall is price.",
    );
    expect(headline({ spendBefore: "180000" })).toBe("Q3 cost $182,400, as much as Q2.");
    expect(headline({ spendBefore: "178000" })).toMatch(/^Q3 cost \$182,400, 2 % more than Q2;/);
    expect(headline({ spendBefore: null })).toBe("Q3 cost $182,400; there is no quarter before to compare it with.");
    expect(headline({ spendBefore: "0" })).toBe("Q3 cost $182,400; there is no quarter before to compare it with.");
  });
  it("names money instead of a fraction above all", () => {
    const more = { change: "19500", price: "-10500", volume: "30000", mix: "0" };
    expect(headline({ variance: more })).toBe("Q3 cost $182,400, 12 % more than Q2; volume alone added $30,000.");
    expect(headline({ variance: null })).toBe("Q3 cost $182,400, 12 % more than Q2.");
  });
  it("says what is open and what it is worth", () => {
    const totals = { count: 6, saving: { low: "71000", high: "152000" }, upfront: "31000" };
    expect(words.openDecisionsSentence(totals, "USD")).toBe(
      "Six decisions are open, worth $71,000 to $152,000 a year for $31,000 up front.",
    );
    expect(words.openDecisionsSentence({ ...totals, count: 1, upfront: "0" }, "USD")).toBe(
      "One decision is open, worth $71,000 to $152,000 a year with nothing up front.",
    );
    expect(words.openDecisionsSentence({ ...totals, count: 0 }, "USD")).toBe("No decision is open.");
    expect(words.runRateSentence("745200", "USD")).toBe("The run-rate is $745,200 a year.");
  });
  it("splits the change with the signs of its parts", () => {
    const { tokens } = sampleSnapshot();
    expect(plain(words.varianceSentence(variance!, tokens, "USD"))).toBe(
      "Tokens rose 10.8 %, which added $17,600; a move to dearer models added $5,000 and price cuts took off $3,100.",
    );
    const parts = { change: "-3000", price: "1000", volume: "-2500", mix: "-1500" };
    expect(plain(words.varianceSentence(parts, { now: 90, before: 100 }, "USD"))).toBe(
      "Tokens fell 10.0 %, which took off $2,500; a move to cheaper models took off $1,500 and price rises added $1,000.",
    );
    expect(words.varianceSentence({ ...parts, price: null }, tokens, "USD")).toBeNull();
  });
});

describe("the ladder", () => {
  const at = (level: 1 | 2 | 3 | null, recommendedLevel: 1 | 2 | 3 | null) => ({ level, recommendedLevel });
  const twelve = [at(3, 1), at(3, 1), at(3, 2), at(1, 3), at(2, 3), ...Array.from({ length: 7 }, () => at(1, 1))];
  it("counts who stands on the wrong rung", () => {
    expect(words.ladderHeadline(twelve)).toBe("Five of twelve workloads stand on the wrong rung");
    expect(words.ladderHeadline([at(1, 2), at(1, 1)])).toBe("One of two workloads stands on the wrong rung");
    expect(words.ladderHeadline([at(1, 1), at(null, null)])).toBe("Every workload stands where it should");
    expect(words.ladderHeadline([at(1, 2)])).toBe("The one workload stands on the wrong rung");
    expect(words.ladderHeadline([at(null, 1)])).toBe("No workload stands on the ladder yet");
  });
  it("says which way", () => {
    expect(words.ladderSentence(twelve)).toBe(
      "Three of twelve workloads stand higher on the ladder than they need, two may gain by climbing.",
    );
    expect(words.ladderSentence([at(1, 2), at(1, 1)])).toBe("One of two workloads may gain by climbing.");
    expect(words.ladderSentence([at(2, 1), at(1, 1)])).toBe(
      "One of two workloads stands higher on the ladder than it needs.",
    );
    expect(words.ladderSentence([at(1, 1)])).toBe("Every workload stands where it should.");
  });
});

describe("imports", () => {
  const headline = (rows: number, accepted: number, ignored: number, ...open: ImportQuestion[]) =>
    said(words.importHeadline({ rows, accepted, ignored, rejected: rows - accepted - ignored, open }));
  it("say how much can be read and what is open", () => {
    expect(headline(412_806, 412_571, 0, { code: "overlap", days: 15 })).toBe(
      "412,571 of 412,806 rows can be read; 15 days are here already.",
    );
    expect(headline(500, 500, 0)).toBe("All 500 rows can be read; nothing is open.");
    expect(headline(500, 400, 99, { code: "rejects", rows: 1 })).toBe(
      "499 of 500 rows can be read; one row was refused.",
    );
    expect(headline(1000, 0, 1000)).toBe("None of 1,000 rows is AI usage; there is nothing to import.");
    expect(headline(10, 0, 0, { code: "rejects", rows: 10 })).toBe(
      "None of 10 rows can be read; ten rows were refused.",
    );
    expect(headline(0, 0, 0)).toBe("There is no row in this file.");
    expect(headline(9, 9, 0, { code: "same-traffic", source: "LiteLLM" })).toBe(
      "All 9 rows can be read; LiteLLM may hold the same traffic.",
    );
  });
});

describe("promises, retirements and prices", () => {
  const promise = (low: string, high: string, realised: string): PromisedLine => ({
    quarterLabel: "Q2 2026",
    workloadId: "w",
    workloadName: "W",
    decision: "batch",
    promised: { low, high },
    realised,
    note: null,
  });
  const lines = [
    promise("4000", "5600", "5210"),
    promise("3100", "4400", "3870"),
    promise("1800", "2600", "940"),
    promise("13500", "13500", "10104"),
  ];
  it("add up to their headline", () => {
    const { quarter } = sampleSnapshot();
    expect(words.promisedHeadline(lines, quarter, "USD")).toBe(
      "Of $22,400 to $26,100 promised for Q3, $20,120 came in",
    );
    expect(words.promisedHeadline([], quarter, "USD")).toBe("Nothing was promised for Q3 yet");
    expect(words.promisedSentence(lines)).toBe("Two decisions kept their promise, two fell short.");
    expect(words.promisedSentence(lines.slice(1, 3))).toBe("One decision kept its promise, one fell short.");
    expect(words.promisedSentence(lines.slice(0, 2))).toBe("Every decision kept its promise.");
    expect(words.promisedSentence(lines.slice(2))).toBe("Every decision fell short.");
  });
  it("say what runs on what will be switched off", () => {
    const line = (model: string, retiresOn: string, runRate: string): RetirementLine => ({
      ...{ model, retiresOn, runRate },
      workloadId: "w",
      workloadName: "sales e-mails",
      replacement: null,
    });
    const going = [
      line("gpt-4o", "2027-01-14", "58800"),
      line("ft:nano", "2026-10-23", "17400"),
      line("gpt-4o", "2027-01-14", "0"),
    ];
    expect(words.retirementHeadline(going, "USD")).toBe("$76,200 a year runs on two models that will be switched off");
    expect(words.retirementHeadline([], "USD")).toBe("Nothing in use will be switched off in the next two quarters");
    expect(words.retirementLine(going[0]!, "2026-09-30", "USD")).toBe(
      "14 January 2027: gpt-4o, sales e-mails, $58,800 a year.",
    );
    expect(words.retirementLine(going[1]!, "2026-09-30", "USD")).toBe(
      "23 October: ft:nano, sales e-mails, $17,400 a year.",
    );
    expect(words.exposureEnd({ key: "2026-Q3", to: "2026-10-01" })).toBe("2027-03-31");
  });
  it("say what prices did", () => {
    expect(words.priceHeadline([{ effect: "-2400" }, { effect: "-1800" }, { effect: "1100" }], "USD")).toBe(
      "Prices took $3,100 off the quarter",
    );
    expect(words.priceHeadline([{ effect: "5" }], "USD")).toBe("Prices added $5 to the quarter");
    expect(words.priceHeadline([], "USD")).toBe("No price of a model in use changed");
    const changes = [
      { kind: "input", relative: -0.2 },
      { kind: "output", relative: -0.2 },
      { kind: "cached input", relative: 0.5 },
    ];
    expect(plain(words.priceChangeWords(changes))).toBe("input and output −20 %, cached input +50 %");
  });
});
