import { describe, expect, it } from "vitest";
import { plain } from "../../../testing/plain";
import { sampleDeployment, sampleSnapshot, sampleWorkload } from "../sample-review";
import type { DataQuality } from "../../schema";
import * as words from "./index";
import type { DeploymentFigures } from "./index";

const said = (clauses: words.Clauses): string => plain(words.textOf(clauses));

describe("decisions", () => {
  it("are one line each", () => {
    expect(words.decisionLine(sampleWorkload())).toBe("Support triage. Trial a fine-tuned GPT-4.1 mini, level 1 → 3.");
    expect(
      words.decisionLine(sampleWorkload({ action: "switch", recommendedLevel: 1, recommendedLabel: "GPT-4.1 mini" })),
    ).toBe("Support triage. Switch to GPT-4.1 mini, level 1.");
    expect(
      words.decisionLine(sampleWorkload({ action: "unmet", recommendedLevel: null, recommendedLabel: null })),
    ).toBe("Support triage. Find an option that meets the requirements, level 1.");
    expect(
      words.decisionLine(
        sampleWorkload({
          action: "trial",
          recommendedOption: "gpt-4.1",
          recommendedLabel: "GPT-4.1",
          recommendedLevel: 1,
        }),
      ),
    ).toBe("Support triage. Measure GPT-4.1, in use, level 1.");
    expect(words.decisionLine(sampleWorkload({ action: null }))).toBe("Support triage.");
    expect(words.levelWords(null, 2)).toBe("level 2");
    expect(words.levelWords(null, null)).toBeNull();
  });
  it("carry their range, and what was decided", () => {
    expect(words.savingWords({ low: "28000", high: "90000" }, "USD")).toBe("$28–90k");
    expect(words.savingWords(null, "USD")).toBe("–");
    expect(words.decidedWords({ verdict: "accept", owner: "Lena Brandt", dueOn: "2026-10-16" })).toBe(
      "Accepted, Lena Brandt, 16 Oct",
    );
    expect(words.decidedWords({ verdict: "defer", owner: null, dueOn: null })).toBe("Deferred");
    expect(words.decisionsHeadline(6)).toBe("Six decisions are needed before the review can be signed");
    expect(words.decisionsHeadline(1)).toBe("One decision is needed before the review can be signed");
    expect(words.decisionsHeadline(0)).toBe("Every decision has been made");
  });
});

describe("deployments", () => {
  const sentence = (change: Partial<DeploymentFigures>) =>
    said(words.deploymentSentence(sampleDeployment(change), "2026-09-30", "USD"));
  const open = { paybackMonths: null, marketTookBack: "0" } as const;

  it("say when they paid back, and against the plan", () => {
    expect(sentence({})).toBe("Paid back in July, eight weeks late; the market has taken back $8,466.");
    expect(sentence({ paybackMonths: 4.9, marketTookBack: "0" })).toBe("Paid back in May, as planned.");
    expect(sentence({ paybackMonths: 4, marketTookBack: "-5" })).toBe("Paid back in May, four weeks early.");
    expect(sentence({ planPaybackMonths: null, belowAgain: true })).toBe(
      "Paid back in July; it is below its cost again.",
    );
    expect(sentence({ investment: "0", paybackMonths: 0 })).toBe(
      "Nothing was invested, $7,298 saved since January; the market has taken back $8,466.",
    );
  });
  it("say when they will, or will not", () => {
    expect(sentence({ ...open, status: "on-track", projectedPaybackMonths: 16.67 })).toBe(
      "Not paid back; at this rate in May 2027.",
    );
    expect(sentence({ ...open, status: "never" })).toBe("Will not pay back before January 2031.");
    expect(sentence({ ...open, status: "never", retiresOn: "2027-01-14" })).toBe(
      "Will not pay back before 14 January 2027.",
    );
    expect(sentence({ ...open, status: "too-early" })).toBe(
      "Not paid back; three whole months are needed to say when.",
    );
  });
  it("count month lengths as the ledger does", () => {
    expect(words.dayAfterMonths("2026-01-01", 10)).toBe("2026-11-01");
    expect(words.dayAfterMonths("2026-01-16", 16 / 31)).toBe("2026-02-01");
    expect(words.dayAfterMonths("2026-01-31", 1 / 31 + 0.5)).toBe("2026-02-15");
    expect(words.dayAfterMonths("2026-01-01", 6 + 22.5 / 31)).toBe("2026-07-23");
  });
  it("are counted in a title", () => {
    const lines = (["keep", "retire", "retire", "retire"] as const).map((verdict, index) => ({
      verdict,
      paybackMonths: index === 0 ? 6.7 : null,
    }));
    expect(words.deploymentsHeadline(lines)).toBe("One of four customizations has paid back; three should go");
    expect(words.deploymentsHeadline(lines.slice(1))).toBe(
      "None of three customizations has paid back; three should go",
    );
    expect(words.deploymentsHeadline(lines.slice(0, 1))).toBe("The one customization has paid back");
    expect(words.deploymentsHeadline(lines.slice(1, 2))).toBe("The one customization has not paid back; it should go");
    expect(words.deploymentsHeadline([])).toBe("No customization is in production");
    expect(words.paybackWords(sampleDeployment())).toBe("paid back in month 6.7, planned 4.9");
    expect(words.paybackWords(sampleDeployment({ paybackMonths: null }))).toBe("no payback in sight, planned 4.9");
  });
});

describe("data quality", () => {
  const { dataQuality } = sampleSnapshot();
  const other = (change: Partial<DataQuality>): DataQuality => ({ ...dataQuality, ...change });
  it("is said in a line, a title and a paragraph", () => {
    expect(plain(words.dataQualityLine(dataQuality, "USD"))).toBe(
      "99.4 % of tokens priced, 98.7 % of spend assigned, 92 of 92 days, invoices match but for $410 (0.2 %).",
    );
    expect(words.dataQualityHeadline(dataQuality)).toBe("The data is good enough to sign");
    expect(words.dataQualitySentences(dataQuality, "2300", "USD").map(plain)).toEqual([
      "14 imports cover 92 of 92 days.",
      "99.4 % of tokens are priced; two models have no price.",
      "98.7 % of spend is assigned; $2,300 is not.",
      "Invoices come to $182,810, $410 more than the valued usage, $58 of it unexplained.",
    ]);
  });
  it("names its gaps", () => {
    expect(
      plain(
        words.dataQualityHeadline(
          other({ missingDays: ["2026-07-04"], daysPresent: 91, pricedShare: 0.9, assignedShare: 0.5 }),
        ),
      ),
    ).toBe("The data has gaps: one day is missing, 10.0 % of tokens have no price and 50.0 % of spend is unassigned");
    const detail = other({
      countedFromDetail: [{ source: "gateway", provider: "openai", days: ["2026-08-03", "2026-08-04"] }],
    });
    expect(words.dataQualityHeadline(detail)).toBe("The data is good enough to sign");
    expect(words.dataQualitySentences(detail, "0", "USD")).toContain(
      "No ledger tells of openai on two days (2026-08-03 and 2026-08-04): the figures of gateway count.",
    );
    expect(words.dataQualityHeadline(other({ daysPresent: 0 }))).toBe("There is no data in this quarter");
    expect(words.dataQualityLine(other({ pricedShare: null, assignedShare: null, reconciliation: [] }), "USD")).toBe(
      "92 of 92 days, no invoice to match.",
    );
  });
});

describe("signing", () => {
  it("says what is missing, for everybody and for one person", () => {
    const gaps = [
      { code: "decision-missing", workloadId: "a", name: "A" },
      { code: "decision-open-again", workloadId: "b", name: "B" },
      { code: "prepared-by-signer" },
    ] as const;
    expect(words.missingDecisions(gaps)).toBe("two decisions are missing");
    expect(words.missingDecisions([])).toBeNull();
    expect(gaps.map(words.signingGapSentence)).toEqual([
      "A has no decision.",
      "B is open again: the recommendation changed after it was decided.",
      "You prepared this review, so somebody else has to sign it.",
    ]);
    expect(words.signingGapSentence({ code: "not-in-review", status: "sent" })).toBe("The review is sent already.");
    expect(words.signaturesSentence(1, 2)).toBe("One of two signatures is there.");
    expect(words.signaturesSentence(0, 1)).toBe("One signature is needed.");
    expect(words.hashWords(`9f3c61ab${"0".repeat(52)}e07d`)).toBe("9f3c 61ab … e07d");
    expect(words.reviewSubject("Acme", "Q3 2026", 6, "$182,400")).toBe("Acme, Q3 2026: six decisions, $182,400 spent");
  });
});
