import { describe, expect, it } from "vitest";
import type { EngineOption } from "@/server/engine";
import { evidenceFor, standingOf, type Standing } from "./measured";

const option: EngineOption = { id: "api", level: 1, hosting: "api", price: { perRequest: 1 } };

describe("what was measured", () => {
  it.each(["met", "missed", "unmeasured"] as const)("says %s once it was picked", (standing: Standing) => {
    for (const requirements of [{ accuracy: 0.9 }, { accuracy: 0.9, consistency: 0.99 }, { p95LatencyMs: 300 }]) {
      const evidence = evidenceFor(option, requirements, standing);
      expect(standingOf({ ...option, evidence }, requirements)).toBe(standing);
    }
  });

  it("keeps numbers that already say so", () => {
    const measured = { ...option, evidence: { accuracy: 0.94, sampleSize: 200 } };
    expect(evidenceFor(measured, { accuracy: 0.9 }, "met")).toEqual({ sampleSize: 200 });
    expect(evidenceFor({ ...measured, evidence: { accuracy: 0.94, sampleSize: 0 } }, { accuracy: 0.9 }, "met")).toEqual(
      { sampleSize: 1_000 },
    );
  });

  it("is nothing without a target", () => {
    expect(standingOf({ ...option, evidence: { accuracy: 0.9, sampleSize: 50 } }, {})).toBe("unmeasured");
  });
});
