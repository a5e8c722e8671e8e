import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { asvsPage, readAnswers, referenceOf, type AsvsList } from "./asvs-page";
import { referenceFault } from "./reference-fault";

const root = path.join(import.meta.dirname, "../..");
const PAGE = path.join(root, "docs/asvs.md");
const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), "utf8");
const list = JSON.parse(read("asvs-5.0.0.json")) as AsvsList;
const answers = readAnswers(read("asvs-answers.tsv"));

describe("the OWASP ASVS", () => {
  it("is answered requirement by requirement, each once", () => {
    expect([list.levels["1"]?.length, list.levels["2"]?.length]).toEqual([70, 183]);
    const asked = [...(list.levels["1"] ?? []), ...(list.levels["2"] ?? [])];
    expect(answers.map(({ id }) => id).sort()).toEqual(asked.sort());
  });

  it("is answered by tests and files that are there, and by sentences else", () => {
    const faults = answers.flatMap((answer) => {
      const reference = referenceOf(answer);
      if (!reference) return /^[A-Z].{8,}\.$/s.test(answer.how) ? [] : [`${answer.id}: write a sentence.`];
      if (answer.state === "test" && reference.title === null) return [`${answer.id}: name the test.`];
      const fault = referenceFault(root, reference.file, reference.title);
      return fault === null ? [] : [`${answer.id}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it("is what docs/asvs.md says", { timeout: 60_000 }, async () => {
    const page = await format(asvsPage(list, answers), { ...(await resolveConfig(PAGE)), parser: "markdown" });
    if (process.env.UPDATE_DOCS === "1") writeFileSync(PAGE, page);
    expect(existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "no page").toBe(page);
  });
});
