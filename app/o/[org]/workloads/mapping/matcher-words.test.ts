import { describe, expect, it } from "vitest";
import { labelWords, matcherWords, wholeLabelWords } from "./matcher-words";

describe("the words of a rule", () => {
  it("say every matcher, and tell globs from regular expressions", () => {
    expect(
      matcherWords([
        { field: "project", kind: "glob", pattern: "support-*" },
        { field: "apiKey", kind: "regexp", pattern: "^sk-" },
      ]),
    ).toBe("Project is support-* and API key matches /^sk-/");
  });

  it("name the labels that a combination has, and no others", () => {
    const none = { project: "", apiKey: "", tag: "", promptName: "", userKey: "", app: "" };
    expect(labelWords({ ...none, provider: "openai", model: "gpt-4.1", tag: "triage" })).toBe(
      "openai · gpt-4.1 · tag triage",
    );
    expect(labelWords({ ...none, provider: "", model: "gpt-4.1" })).toBe("gpt-4.1");
    const hashed = { ...none, provider: "", model: "gpt-4.1", userKey: "53f8dc82".repeat(8) };
    expect(labelWords(hashed)).toBe("gpt-4.1 · user 53f8dc82…");
    expect(wholeLabelWords(hashed)).toContain("53f8dc82".repeat(8));
  });
});
