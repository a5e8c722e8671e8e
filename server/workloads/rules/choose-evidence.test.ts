import { describe, expect, it } from "vitest";
import { chooseEvidence, type EvidenceSet } from "./choose-evidence";

const set = (id: string, given: Partial<EvidenceSet>): EvidenceSet => ({
  id,
  version: 1,
  measuredOn: "2026-08-01",
  recordedAt: "2026-08-02T00:00:00Z",
  sampleSize: 500,
  accuracy: null,
  consistency: null,
  p95LatencyMs: null,
  ...given,
});

describe("the evidence that counts", () => {
  const older = set("older", { measuredOn: "2026-06-01", accuracy: 0.9, p95LatencyMs: 700, sampleSize: 900 });
  const newer = set("newer", { accuracy: 0.93 });

  it("is the newest set that covers every stated requirement", () => {
    expect(chooseEvidence([older, newer], 1, { accuracy: 0.9 })?.from).toEqual(["newer"]);
    expect(chooseEvidence([older, newer], 1, { accuracy: 0.9, p95LatencyMs: 900 })).toEqual({
      evidence: { accuracy: 0.9, p95LatencyMs: 700, sampleSize: 900, date: "2026-06-01" },
      from: ["older"],
    });
  });

  it("is the newest of each metric, with the smallest sample and the oldest day, where none covers all", () => {
    const stable = set("stable", { measuredOn: "2026-07-01", consistency: 0.98, sampleSize: 200 });
    expect(chooseEvidence([older, newer, stable], 1, { accuracy: 0.9, consistency: 0.95, p95LatencyMs: 900 })).toEqual({
      evidence: { accuracy: 0.93, consistency: 0.98, p95LatencyMs: 700, sampleSize: 200, date: "2026-06-01" },
      from: ["newer", "stable", "older"],
    });
  });

  it("is of the current version alone", () => {
    expect(chooseEvidence([older, newer], 2, {})).toBeNull();
    expect(chooseEvidence([newer, { ...older, version: 2 }], 2, {})?.from).toEqual(["older"]);
  });

  it("is the one recorded last of two on one day", () => {
    const corrected = set("corrected", { accuracy: 0.8, recordedAt: "2026-08-03T00:00:00Z" });
    expect(chooseEvidence([newer, corrected], 1, { accuracy: 0.9 })?.from).toEqual(["corrected"]);
    expect(chooseEvidence([corrected, newer], 1, { accuracy: 0.9 })?.from).toEqual(["corrected"]);
  });
});
