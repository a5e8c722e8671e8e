import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recommend, type EngineInput } from "@/server/engine";
import { anyInput } from "@/server/engine/testing/any-input";
import { calculatorAddress, readCalculatorAddress } from "./address";
import { toBase64Url } from "./base64url";
import { manyRuns } from "@/server/testing/many-runs";

const input: EngineInput = {
  asOf: "2026-10-01",
  workload: { name: "Schadensmeldungen – Größe 日本", task: "classification", narrow: true, labelledExamples: null },
  usage: { requestsPerMonth: 1_000_000, inputTokensPerRequest: 500, outputTokensPerRequest: 50 },
  current: "api",
  options: [
    { id: "api", level: 1, hosting: "api", price: { perRequest: 0.002 }, upfront: { total: null } },
    { id: "own", level: 3, hosting: "self-hosted", unitHourly: 1, capacityRps: 10 },
  ],
};

const read = (address: string) => {
  const url = new URL(address, "https://quarterdeck.example");
  return readCalculatorAddress(url.search, url.hash);
};
const opened = (address: string): EngineInput => {
  const answer = read(address);
  if (answer.kind !== "read") throw new Error(answer.kind === "refused" ? answer.sentence : "nothing asked");
  return answer.input;
};
const withInput = (value: unknown): string => `/calculator?input=${toBase64Url(JSON.stringify(value))}`;

describe("an address of the calculator", () => {
  it("opens the question that it was made from, without what is absent", () => {
    const again = opened(calculatorAddress(input));
    expect(again.workload).toEqual({ name: input.workload.name, task: "classification", narrow: true });
    expect({ ...recommend(again), input: null }).toEqual({ ...recommend(input), input: null });
  });

  it("answers alike for any question, and writes the same address again", () => {
    fc.assert(
      fc.property(anyInput, (any) => {
        const address = calculatorAddress(any);
        const url = new URL(address, "https://quarterdeck.example");
        const answer = readCalculatorAddress(url.search, url.hash);
        // Generated names may hold what a page refuses; nothing else may be refused.
        if (answer.kind !== "read")
          return expect(answer).toMatchObject({ sentence: expect.stringMatching(/name|number|months|volumes/) });
        expect(calculatorAddress(answer.input)).toBe(address);
        expect({ ...recommend(answer.input), input: null }).toEqual({ ...recommend(any), input: null });
      }),
      manyRuns(60),
    );
  }, 30_000);

  it("puts a question too long for a query behind the #", () => {
    const option = input.options[0]!;
    const options = Array.from({ length: 40 }, (_, index) => ({
      ...option,
      id: index === 0 ? "api" : `api-${index}`,
      label: `A model with a rather long name, the one numbered ${index} of forty`,
      price: { inputPerMTok: 1.25 + index, outputPerMTok: 10, cachedInputPerMTok: 0.125, cacheWritePerMTok: 1.25 },
    }));
    const address = calculatorAddress({ ...input, options });
    expect(address).toMatch(/^\/calculator#input=/);
    expect(opened(address).options).toHaveLength(40);
  });

  it("cuts long names", () => {
    const name = "long ".repeat(100);
    expect(opened(calculatorAddress({ ...input, workload: { ...input.workload, name } })).workload.name).toHaveLength(
      120,
    );
  });

  it.each([
    ["nothing", "/calculator"],
    ["an empty input", "/calculator?input="],
  ])("asks nothing where there is %s", (_, address) => expect(read(address)).toEqual({ kind: "none" }));

  const whole = calculatorAddress(input);
  it.each([
    ["truncated", whole.slice(0, -40), /cut off or changed/],
    ["not base64url", "/calculator?input=%3Cscript%3E", /cut off or changed/],
    ["not UTF-8", "/calculator?input=_____w", /cut off or changed/],
    ["not JSON", `/calculator?input=${toBase64Url("{asOf")}`, /cut off or changed/],
    ["another thing", withInput([1, 2]), /must be an object/],
    ["null", withInput(null), /must be an object/],
    ["unknown keys", withInput({ ...input, onload: "alert(1)" }), /onload is not known/],
    ["negative", withInput({ ...input, usage: { ...input.usage, requestsPerMonth: -5 } }), /requestsPerMonth must be/],
    ["absurd", withInput({ ...input, usage: { ...input.usage, requestsPerMonth: 1e40 } }), /beyond anything/],
    ["huge", `/calculator?input=${"A".repeat(200_000)}`, /longer than any question/],
    ["long-named", withInput({ ...input, workload: { ...input.workload, name: "x".repeat(121) } }), /longer than 120/],
    ["turned round", withInput({ ...input, workload: { ...input.workload, name: "a\u202eb" } }), /cannot be seen/],
    [
      "crowded",
      withInput({
        ...input,
        options: Array.from({ length: 41 }, (_, at) => ({ ...input.options[0], id: at === 0 ? "api" : `o${at}` })),
      }),
      /at most 40/,
    ],
    ["far-sighted", withInput({ ...input, policy: { horizonMonths: 1200 } }), /120 are the most/],
    ["deep", `/calculator?input=${toBase64Url("[".repeat(50_000) + "]".repeat(50_000))}`, /longer than any question/],
    [
      "nested",
      `/calculator?input=${toBase64Url("[".repeat(30_000) + "]".repeat(30_000))}`,
      /must be an object|cut off/,
    ],
  ])("answers a %s address with one sentence", (_, address, sentence) => {
    const answer = read(address);
    expect(answer).toMatchObject({ kind: "refused", sentence: expect.stringMatching(sentence) });
    expect(answer.kind === "refused" && answer.sentence.length).toBeLessThan(330);
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 100 }), (search, hash) => {
        expect(["none", "read", "refused"]).toContain(readCalculatorAddress(`?input=${search}`, hash).kind);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readCalculatorAddress(`?input=${toBase64Url(text)}`).kind).toBe("refused");
      }),
    );
  });
});
