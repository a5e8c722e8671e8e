import { describe, expect, it } from "vitest";
import { normaliseModelId } from "./normalise-model-id";

const readings = (id: string): string[] => normaliseModelId(id).map((form) => form.id);
const ruleTo = (id: string, read: string): string | undefined =>
  normaliseModelId(id).find((form) => form.id === read)?.rule;
const providerOf = (id: string, read: string): string | undefined =>
  normaliseModelId(id).find((form) => form.id === read)?.provider;

describe("a model id", () => {
  it("is itself first of all", () => {
    expect(normaliseModelId(" GPT-4o ")[0]).toMatchObject({ id: "gpt-4o", rule: "exact", weight: 0 });
  });

  it.each([
    ["openai/gpt-4o", "gpt-4o", "openai"],
    ["azure/gpt-4o", "gpt-4o", "azure"],
    ["vertex_ai/claude-haiku-4-5@20251001", "claude-haiku-4-5-20251001", "google-vertex"],
    ["bedrock/us-east-1/anthropic.claude-3-haiku-20240307-v1:0", "claude-3-haiku-20240307", "aws-bedrock"],
    ["us.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5-20251001", "aws-bedrock"],
    ["anthropic.claude-opus-4-6-v1", "claude-opus-4-6", "aws-bedrock"],
    ["arn:aws:bedrock:us-east-1:123:inference-profile/us.amazon.nova-pro-v1:0", "nova-pro", "aws-bedrock"],
    ["accounts/fireworks/models/llama-v3p1-8b-instruct", "llama-v3p1-8b-instruct", "fireworks"],
    ["openrouter/anthropic/claude-4.5-sonnet-20250929", "claude-sonnet-4-5-20250929", "openrouter"],
    ["publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro", "google-vertex"],
    ["gpt-35-turbo", "gpt-3.5-turbo", "azure"],
    ["azure/eu/gpt-5.4", "data-zone/gpt-5.4", "azure"],
    ["data-zone/gpt-5.4", "gpt-5.4", "azure"],
  ])("%s is read as %s of %s", (id, read, provider) => {
    expect(readings(id)).toContain(read);
    expect(providerOf(id, read)).toBe(provider);
  });

  it.each([
    ["models/gemini-2.5-flash", "gemini-2.5-flash", "resource-path"],
    ["Claude Haiku 4.5", "claude-haiku-4-5", "display-name+claude-dots"],
    ["Claude Sonnet 3.7", "claude-3-7-sonnet", "display-name+claude-order"],
    ["GPT-4o mini", "gpt-4o-mini", "display-name"],
    ["Anthropic Claude Haiku 4.5", "claude-haiku-4-5", "display-name-of-maker+display-name+claude-dots"],
    ["Amazon Nova Pro", "nova-pro", "display-name-of-maker+display-name"],
    ["Gemini 2.5 Flash", "gemini-2.5-flash", "display-name"],
    ["claude-sonnet-4.5", "claude-sonnet-4-5", "claude-dots"],
    ["claude-3.5-haiku", "claude-3-5-haiku", "claude-dots"],
    ["gpt-4o-2024-08-06", "gpt-4o", "date"],
    ["mistral-large-2411", "mistral-large", "date"],
    ["mistral-large-latest", "mistral-large", "latest"],
    ["claude-opus-5[1m]", "claude-opus-5", "variant"],
    ["gpt-5-codex-high", "gpt-5-codex", "effort-suffix"],
    ["claude-4.5-opus-high-thinking", "claude-4.5-opus", "thinking-suffix+effort-suffix"],
    ["ft:gpt-4o-2024-08-06:acme:triage:abc123", "ft:gpt-4o-2024-08-06", "fine-tune"],
    ["gpt-4o-2024-08-06.ft-9f8e", "ft:gpt-4o-2024-08-06", "azure-fine-tune"],
  ])("%s is read as %s by the rule %s", (id, read, rule) => {
    expect(ruleTo(id, read)).toBe(rule);
  });

  it("says which readings are only right where snapshots cost the same", () => {
    expect(normaliseModelId("gpt-4o-2024-08-06").find(({ id }) => id === "gpt-4o")?.needsAgreement).toBe(true);
  });

  it("of a fine-tuned model never becomes that of its base, a free variant never a paid one", () => {
    for (const id of ["ft:gpt-4o-2024-08-06:acme::1", "openai/ft:gpt-4.1-2025-04-14:acme::1"])
      expect(
        readings(id)
          .slice(id.startsWith("openai/") ? 1 : 0)
          .every((read) => read.startsWith("ft:")),
      ).toBe(true);
    expect(
      readings("gpt-4o-2024-08-06.ft-9f8e")
        .slice(1)
        .every((read) => read.startsWith("ft:")),
    ).toBe(true);
    expect(readings("google/gemini-2.0-flash-exp:free").every((read) => read.endsWith(":free"))).toBe(true);
  });

  it("is not cut where a number is no date", () => {
    expect(readings("llama3-8b-8192")).toEqual(["llama3-8b-8192"]);
    expect(readings("gpt-5.6-luna")).toEqual(["gpt-5.6-luna"]);
  });

  it("stops at some number of readings, whatever somebody writes", () => {
    expect(readings("openai/".repeat(2000) + "x").length).toBeLessThanOrEqual(80);
  });
});
