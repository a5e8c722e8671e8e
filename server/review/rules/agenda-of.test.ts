import { describe, expect, it } from "vitest";
import { agendaOf } from "./agenda-of";
import { freezeGaps, freezeGapWords } from "./freeze-gaps";
import { planDeployment } from "./plan-deployment";
import { sampleDecision, sampleSnapshot, sampleWorkload } from "./sample-review";

describe("agendaOf", () => {
  const lines = [sampleWorkload(), sampleWorkload({ id: "kept", action: "keep" }), sampleWorkload({ id: "other" })];
  it("keeps a decision beside its recommendation and sums what is open", () => {
    const { items, open } = agendaOf(lines, [sampleDecision()]);
    expect(items.map(({ workloadId, isOpen }) => [workloadId, isOpen])).toEqual([
      ["other", true],
      ["triage", false],
    ]);
    expect(open).toEqual({ count: 1, saving: { low: "28000", high: "90000" }, upfront: "18000" });
  });
  it("opens a decision again where another option is recommended", () => {
    const moved = sampleDecision({ basis: { ...sampleDecision().basis, option: "another" } });
    expect(agendaOf(lines.slice(0, 1), [moved]).items).toMatchObject([
      { isOpen: true, comparison: { changed: ["option"] } },
    ]);
  });
});

describe("freezeGaps", () => {
  const { dataQuality } = sampleSnapshot();
  it("names missing days and unpriced tokens", () => {
    const gaps = freezeGaps({ ...dataQuality, missingDays: ["2026-08-01"], pricedShare: 0.9 });
    expect(gaps.map(freezeGapWords)).toEqual(["1 day has no usage", "10.0\u202f% of tokens have no price"]);
  });
  it("is empty for a whole quarter", () =>
    expect(freezeGaps({ ...dataQuality, missingDays: [], pricedShare: 1 })).toEqual([]));
});

describe("planDeployment", () => {
  const accepted = { id: "d", basis: { ...sampleDecision().basis, action: "switch" as const } };
  it("opens nothing for a trial, nor without an answer of the engine", () => {
    expect(planDeployment(sampleWorkload(), { id: "d", basis: sampleDecision().basis }, "2026-07-01")).toBeNull();
    expect(planDeployment(sampleWorkload(), accepted, "2026-07-01")).toBeNull();
  });
});
