import { describe, expect, it } from "vitest";
import { compareDecision, presentOf } from "./compare-decision";
import { sampleDecision, sampleVersions, sampleWorkload } from "./sample-review";
import { isLastSignature, signingGaps, type SigningQuestion } from "./signing";

const basis = sampleDecision().basis;
const compared = (change: Parameters<typeof sampleWorkload>[0]) =>
  compareDecision(basis, presentOf(sampleWorkload(change)));

describe("compareDecision", () => {
  it("stays where nothing changed but the versions", () => {
    expect(compared({})).toEqual({ isOpenAgain: false, changed: [], hasMoneyMoved: false });
    const older = { ...basis, versions: { ...sampleVersions, policy: "custom-1" } };
    expect(compareDecision(older, presentOf(sampleWorkload())).isOpenAgain).toBe(false);
  });
  it("is open again where level, option or action are others", () => {
    expect(compared({ recommendedLevel: 2 }).changed).toEqual(["level"]);
    expect(compared({ recommendedOption: "other" }).changed).toEqual(["option"]);
    expect(compared({ action: "step-up" }).changed).toEqual(["action"]);
    expect(compared({ action: null, recommendedLevel: null, recommendedOption: null })).toMatchObject({
      isOpenAgain: true,
      changed: ["level", "option", "action"],
    });
  });
  it("stays where only money moved, which is said; 28000.00 is not a move", () => {
    expect(compared({ saving: { low: "28000.00", high: "90000" } }).hasMoneyMoved).toBe(false);
    expect(compared({ saving: { low: "28000", high: "90001" } })).toMatchObject({
      isOpenAgain: false,
      hasMoneyMoved: true,
    });
    expect(compared({ upfront: null })).toMatchObject({ isOpenAgain: false, hasMoneyMoved: true });
  });
});

const asked = (change: Partial<SigningQuestion> = {}) =>
  signingGaps({
    status: "in-review",
    workloads: [sampleWorkload(), sampleWorkload({ id: "kept", name: "Invoice lines", action: "keep" })],
    decisions: [sampleDecision()],
    signatures: [],
    personId: "maya",
    preparedBy: "lena",
    mayPreparerSign: false,
    ...change,
  });

describe("signingGaps", () => {
  it("finds none where all is decided, keep aside", () => expect(asked()).toEqual([]));
  it("names each missing and each reopened decision", () => {
    expect(asked({ decisions: [] })).toEqual([
      { code: "decision-missing", workloadId: "triage", name: "Support triage" },
    ]);
    expect(asked({ decisions: [sampleDecision({ basis: { ...basis, level: 2 } })] })).toEqual([
      { code: "decision-open-again", workloadId: "triage", name: "Support triage" },
    ]);
  });
  it("counts a deferred or rejected recommendation as decided", () =>
    expect(asked({ decisions: [sampleDecision({ verdict: "reject" })] })).toEqual([]));
  it("is for reviews in review alone", () =>
    expect((["draft", "signed", "sent"] as const).map((status) => asked({ status }))).toEqual(
      ["draft", "signed", "sent"].map((status) => [{ code: "not-in-review", status }]),
    ));
  it("takes one signature a person, and the preparer's only where allowed", () => {
    const signedAt = "2026-10-09T10:00:00Z";
    const signatures = [{ personId: "maya", name: "Maya", title: null, signedAt }];
    expect(asked({ signatures })).toEqual([{ code: "signed-already", signedAt }]);
    expect(asked({ signatures, personId: "daniel" })).toEqual([]);
    expect(asked({ preparedBy: "maya" })).toEqual([{ code: "prepared-by-signer" }]);
    expect(asked({ preparedBy: "maya", mayPreparerSign: true })).toEqual([]);
  });
  it("says everything at once", () =>
    expect(asked({ status: "draft", decisions: [], preparedBy: "maya" }).map(({ code }) => code)).toEqual([
      "not-in-review",
      "decision-missing",
      "prepared-by-signer",
    ]));
  it("knows the last signature: it signs", () => {
    const one = [{ personId: "maya", name: "Maya", title: null, signedAt: "2026-10-09T10:00:00Z" }];
    expect(isLastSignature([], 1)).toBe(true);
    expect(isLastSignature([], 2)).toBe(false);
    expect(isLastSignature(one, 2)).toBe(true);
  });
});
