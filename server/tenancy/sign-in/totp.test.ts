import { describe, expect, it } from "vitest";
import { newSeed, seedAddress, stepOfCode } from "./totp";

/** The secret of RFC 6238, appendix B: "12345678901234567890". */
const SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number): Date => new Date(seconds * 1000);

describe("a code by time", () => {
  // RFC 6238, appendix B, SHA-1: the last six of the eight digits.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
  ])("at %i seconds is %s", (seconds, code) => {
    expect(stepOfCode(SEED, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it("counts one step early or late, and not two", () => {
    const step = Math.floor(1_111_111_111 / 30);
    expect(stepOfCode(SEED, "050471", at(1_111_111_111 + 30))).toBe(step);
    expect(stepOfCode(SEED, "050471", at(1_111_111_111 - 30))).toBe(step);
    expect(stepOfCode(SEED, "050471", at(1_111_111_111 + 60))).toBeNull();
    expect(stepOfCode(SEED, "050471", at(1_111_111_111 - 60))).toBeNull();
  });

  it("may be typed with a blank, and is nothing but six digits", () => {
    expect(stepOfCode(SEED, "050 471", at(1_111_111_111))).not.toBeNull();
    for (const wrong of ["", "50471", "0504711", "05047a", "٠٥٠٤٧١"])
      expect(stepOfCode(SEED, wrong, at(1_111_111_111))).toBeNull();
  });

  it("comes from a seed of 160 bits that nobody had before", () => {
    expect(newSeed()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSeed()).not.toBe(newSeed());
    expect(seedAddress(SEED, "ada@harbour.example")).toMatch(/^otpauth:\/\/totp\/Quarterdeck:ada%40harbour\.example\?/);
    expect(seedAddress(SEED, "a@b.example")).toContain(`secret=${SEED}`);
  });
});
