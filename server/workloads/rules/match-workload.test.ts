import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchWorkload, workloadMatcher, type UsageLabels, type WorkloadRule } from "./match-workload";

const labels = (given: Partial<UsageLabels>): UsageLabels => ({
  provider: "openai",
  model: "gpt-4.1",
  project: "",
  apiKey: "",
  userKey: "",
  tag: "",
  promptName: "",
  app: "",
  ...given,
});
const rule = (id: string, field: keyof UsageLabels, pattern: string): WorkloadRule => ({
  id,
  workloadId: id,
  matchers: [{ field, kind: "glob", pattern }],
});

describe("the first rule that matches", () => {
  it("wins over later ones", () => {
    const rules = [rule("narrow", "project", "support-eu"), rule("wide", "project", "support-*")];
    expect(matchWorkload(rules, labels({ project: "support-eu" }))?.id).toBe("narrow");
    expect(matchWorkload(rules, labels({ project: "support-us" }))?.id).toBe("wide");
    expect(matchWorkload([...rules].reverse(), labels({ project: "support-eu" }))?.id).toBe("wide");
    expect(matchWorkload(rules, labels({ project: "sales" }))).toBeNull();
  });

  it("needs all of its matchers", () => {
    const both: WorkloadRule = {
      id: "both",
      workloadId: "w",
      matchers: [
        { field: "project", kind: "glob", pattern: "a" },
        { field: "tag", kind: "regexp", pattern: "^x" },
      ],
    };
    expect(matchWorkload([both], labels({ project: "a", tag: "xy" }))?.id).toBe("both");
    expect(matchWorkload([both], labels({ project: "a", tag: "yx" }))).toBeNull();
  });

  it("reads providers and models in any case, keys as they are", () => {
    expect(matchWorkload([rule("m", "model", "GPT-4.1")], labels({}))?.id).toBe("m");
    expect(matchWorkload([rule("k", "apiKey", "KEY_a")], labels({ apiKey: "key_A" }))).toBeNull();
  });

  it("matches nothing without matchers", () => {
    expect(matchWorkload([{ id: "none", workloadId: "w", matchers: [] }], labels({}))).toBeNull();
  });
});

const anyRule = fc.record({
  id: fc.uuid(),
  workloadId: fc.constantFrom("w1", "w2", "w3"),
  matchers: fc.array(
    fc.record({
      field: fc.constantFrom<keyof UsageLabels>("project", "tag"),
      kind: fc.constant("glob" as const),
      pattern: fc.constantFrom("a", "b", "*", "a*", "?"),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});
const anyLabels = fc
  .record({ project: fc.constantFrom("", "a", "b", "ab"), tag: fc.constantFrom("", "a", "ba") })
  .map(labels);

describe("properties", () => {
  it("does not care in which order the rules stand that do not match", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyLabels, fc.func(fc.nat()), (rules, given, shuffle) => {
        const winner = matchWorkload(rules, given);
        const others = rules
          .filter((one) => matchWorkload([one], given) === null)
          .sort((left, right) => shuffle(left.id) - shuffle(right.id));
        const matching = rules.filter((one) => matchWorkload([one], given) !== null);
        expect(matchWorkload([...others, ...matching], given)).toBe(winner);
        expect(matchWorkload([...matching, ...others], given)).toBe(winner);
      }),
    );
  });

  it("assigns every key once: to the first of all rules that match it alone", () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), fc.array(anyLabels), (rules, keys) => {
        const match = workloadMatcher(rules);
        const assigned = keys.map((key) => match(key));
        expect(assigned).toHaveLength(keys.length);
        keys.forEach((key, at) =>
          expect(assigned[at]).toBe(rules.find((one) => matchWorkload([one], key) !== null) ?? null),
        );
      }),
    );
  });
});
