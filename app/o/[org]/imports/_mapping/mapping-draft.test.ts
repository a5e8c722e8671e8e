import { describe, expect, it } from "vitest";
import { usageMapping } from "@/server/ingest/schema";
import { draftOfGuess, draftOfMapping, readDraft, type Guess } from "./mapping-draft";

const whole = usageMapping.parse({
  day: { column: "d", format: "DD/MM/YYYY" },
  provider: { constant: "openai" },
  model: { column: "m" },
  numbers: "1.234,56",
  tokens: { unit: "thousands", input: "i", cacheRead: "r", output: "o", inputContainsCacheReads: true },
  requests: { column: "n" },
  failedRequests: { column: "f" },
  cost: { column: "c", currency: { constant: "EUR" } },
  project: { column: "p" },
  tag: { constant: "gateway" },
  batch: { column: "b" },
});

const guess: Guess = {
  kind: "usage",
  day: { column: "d", format: null },
  provider: null,
  model: { column: "m" },
  numbers: "1,234.56",
  tokens: { unit: "tokens", input: "i", cacheRead: "r" },
  requests: "not-counted",
  cost: { column: "c", currency: null },
  labels: { project: "p" },
};

describe("a mapping while it is made", () => {
  it("comes back as it was", () => {
    expect(readDraft(draftOfMapping(whole))).toEqual({ mapping: whole, open: {} });
    const bill = usageMapping.parse({
      kind: "cost",
      day: { column: "d", format: "ISO" },
      provider: { column: "v" },
      model: { column: "m" },
      cost: { column: "c", currency: { column: "cur" } },
    });
    expect(readDraft(draftOfMapping(bill)).mapping).toEqual(bill);
  });

  it("asks for what a guess leaves open, by its field", () => {
    const { mapping, open } = readDraft(draftOfGuess(guess));
    expect(mapping).toBeNull();
    expect(Object.keys(open).sort()).toEqual(["cost.currency", "day.format", "provider"]);
  });

  it("asks what is counted inside what only then, and takes no silence for an answer", () => {
    const draft = {
      ...draftOfGuess(guess),
      ...{ dayFormat: "ISO" as const, provider: { constant: "openai" }, currency: { constant: "usd" } },
    };
    expect(Object.keys(readDraft(draft).open)).toEqual(["tokens.inputContainsCacheReads"]);
    const inside = { ...draft.inside, inputContainsCacheReads: "no" as const };
    expect(readDraft({ ...draft, inside }).mapping?.tokens).toMatchObject({ inputContainsCacheReads: false });
  });

  it("leaves a bill's tokens out, and wants its amounts", () => {
    const draft = { ...draftOfMapping(whole), kind: "cost" as const };
    expect(readDraft(draft).mapping?.tokens).toEqual({ unit: "tokens" });
    expect(Object.keys(readDraft({ ...draft, cost: "" }).open)).toEqual(["cost"]);
  });
});
