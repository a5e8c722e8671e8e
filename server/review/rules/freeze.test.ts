import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Signature } from "../schema";
import { freezeNumbers, sealSigned } from "./freeze";
import { sampleDecision, sampleSnapshot } from "./sample-review";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, held]) => [key, turned(held)]),
  );
};
const signature = (personId: string, signedAt: string): Signature => ({
  personId,
  name: personId,
  title: null,
  signedAt,
});

describe("freezeNumbers", () => {
  it("gives equal content equal bytes, in whatever order its keys were written", () => {
    const frozen = freezeNumbers(sampleSnapshot(), sha256);
    expect(freezeNumbers(turned(sampleSnapshot()) as ReturnType<typeof sampleSnapshot>, sha256)).toEqual(frozen);
    expect(frozen.hash).toBe(sha256(frozen.json));
    expect(JSON.parse(frozen.json)).toEqual(sampleSnapshot());
  });
  it("changes its hash with a cent", () =>
    expect(freezeNumbers(sampleSnapshot({ spend: "182400.01" }), sha256).hash).not.toBe(
      freezeNumbers(sampleSnapshot(), sha256).hash,
    ));
});

describe("sealSigned", () => {
  const whole = {
    numbersHash: freezeNumbers(sampleSnapshot(), sha256).hash,
    decisions: [sampleDecision(), sampleDecision({ workloadId: "emails" })],
    signatures: [signature("maya", "2026-10-09T10:00:00Z"), signature("daniel", "2026-10-09T11:00:00Z")],
  };
  const sealed = sealSigned(whole, sha256);

  it("does not depend on the order in which rows were read", () =>
    expect(
      sealSigned(
        { ...whole, decisions: [...whole.decisions].reverse(), signatures: [...whole.signatures].reverse() },
        sha256,
      ),
    ).toEqual(sealed));
  it("is chained to the numbers, the decisions and the signatures", () => {
    const others = [
      { ...whole, numbersHash: freezeNumbers(sampleSnapshot({ revision: 2 }), sha256).hash },
      { ...whole, decisions: [sampleDecision({ verdict: "reject" }), sampleDecision({ workloadId: "emails" })] },
      { ...whole, signatures: whole.signatures.slice(1) },
    ].map((other) => sealSigned(other, sha256).hash);
    expect(new Set([sealed.hash, ...others]).size).toBe(4);
  });
});
