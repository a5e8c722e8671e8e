import { describe, expect, it } from "vitest";
import { policyInForce, type EnginePrice } from "@/server/engine";
import { bundledBook, indexBook, type BookInForce } from "@/server/pricing";
import { optionDefinitionSchema, workloadProfileSchema, type OptionDefinitionInput } from "../schema";
import { optionFaults } from "../rules/option-faults";
import { TEMPLATE_IDS } from "../rules/option-templates/catalog";
import { estimatedCapacity, fits, OPEN_MODELS } from "../rules/option-templates/open-models";
import { tokenCost, type ProposalTerms } from "../rules/option-templates/proposal";
import { proposeOptions } from "../rules/option-templates/propose-options";
import { marketOf } from "./market-of";

const index = indexBook(bundledBook);
const book: BookInForce = {
  ...{ version: bundledBook.version, number: 1, book: bundledBook, index, listIndex: index },
  ...{ isPinned: false, overrideIds: [], currency: "USD" },
};
const DAY = "2026-09-30";
const usage = {
  requestsPerMonth: 5_000_000,
  inputTokensPerRequest: 1_900,
  outputTokensPerRequest: 55,
  cacheableShare: 0.64,
  peakToMean: 3,
};
const market = marketOf(book, DAY, usage.inputTokensPerRequest);

const definition = (given: Partial<OptionDefinitionInput> = {}) =>
  optionDefinitionSchema.parse({
    ...{ label: "GPT-4.1", level: 1, hosting: "api", models: ["gpt-4.1"] },
    priceOf: { provider: "openai", model: "gpt-4.1" },
    ...given,
  });
const general = (model: string) =>
  market.generals.find((one) => one.provider === "openai" && one.model === model) ?? null;

function proposed(
  profile: Partial<Parameters<typeof workloadProfileSchema.parse>[0] & object> = {},
  given: { terms?: Partial<ProposalTerms>; present?: Partial<OptionDefinitionInput>; policy?: object } = {},
) {
  const present = definition(given.present);
  const terms: ProposalTerms = {
    profile: workloadProfileSchema.parse({
      task: "classification",
      narrow: true,
      labelledExamples: 24_000,
      interactive: false,
      ...profile,
    }),
    ...{ usage, market, policy: policyInForce(given.policy ?? {}), day: DAY },
    present: { key: "gpt-4.1", definition: present, general: general("gpt-4.1"), costPerRequest: 0.004 },
    ...given.terms,
  };
  const listed = [{ key: "gpt-4.1", definition: present }];
  const made = proposeOptions(terms, listed, ["gpt-4.1"]);
  return {
    ...made,
    listed,
    ids: made.proposals.map(({ id }) => id),
    of: (template: string) => made.proposals.filter((one) => one.template === template),
    why: (template: string) => made.skipped.find((one) => one.template === template)?.code,
  };
}

describe("options of the catalog and the book", () => {
  it("cover every template: each makes proposals or says why it makes none", () => {
    const { proposals, skipped } = proposed();
    expect(new Set([...proposals, ...skipped].map(({ template }) => template))).toEqual(new Set(TEMPLATE_IDS));
  });

  it("are sound options, beside those that are there and beside each other", () => {
    for (const profile of [
      {},
      { needsProprietaryKnowledge: true },
      { uniqueDomain: true, dataMustStayInNetwork: true },
    ]) {
      const { proposals, listed } = proposed(profile, { policy: { allowFromScratch: true } });
      const all = [
        ...listed,
        ...proposals.map(({ key, definition: made }) => ({ key, definition: optionDefinitionSchema.parse(made) })),
      ];
      for (const one of all) expect(optionFaults(one, all), one.key).toEqual([]);
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    }
  });

  it("name models that the book prices today and that do not retire soon", () => {
    const { of } = proposed();
    const models = [...of("same-provider"), ...of("other-provider")];
    expect(models.length).toBeGreaterThan(3);
    for (const { definition: made } of models) {
      const entry = market.generals.find(
        ({ provider, model }) => provider === made.priceOf?.provider && model === made.priceOf.model,
      );
      expect(entry, made.label).toBeDefined();
      expect(entry?.retiresOn === null || (entry?.retiresOn ?? "") > "2027-03-01", made.label).toBe(true);
    }
    expect(models.some(({ definition: made }) => /embed|preview|latest/.test(made.label))).toBe(false);
    expect(new Set(of("other-provider").map(({ definition: made }) => made.priceOf?.provider)).size).toBe(
      of("other-provider").length,
    );
  });

  it("count the cache: a lower list price without one is no saving", () => {
    const cached = { present: { caching: true } };
    const made = proposed(
      {},
      {
        ...cached,
        terms: {
          present: {
            key: "gpt-4.1",
            definition: definition(cached.present),
            general: general("gpt-4.1"),
            costPerRequest: 0.002,
          },
        },
      },
    );
    const cost = (price: EnginePrice) => tokenCost(price, usage, true, policyInForce({}));
    for (const { definition: option, why } of [...made.of("same-provider"), ...made.of("other-provider")]) {
      const entry = market.generals.find(
        ({ provider, model }) => provider === option.priceOf?.provider && model === option.priceOf.model,
      )!;
      const share = why.find(({ code }) => code === "cheaper")?.value ?? 0;
      expect(share, option.label).toBeCloseTo(1 - cost(entry.price) / cost(general("gpt-4.1")!.price), 9);
    }
    expect(cost({ inputPerMTok: 1.9, outputPerMTok: 7 })).toBeGreaterThan(cost(general("gpt-4.1")!.price));
  });

  it("are not the same model at another host", () => {
    expect(
      proposed()
        .of("other-provider")
        .filter(({ definition: option }) => /gpt-/.test(option.label)),
    ).toEqual([]);
  });

  it("cache, batch and optimise where that is new and possible", () => {
    const { ids, why } = proposed();
    expect(ids).toEqual(expect.arrayContaining(["prompt-optimised", "few-shot", "caching", "batch"]));
    expect(why("retrieval")).toBe("knowledge-not-needed");
    const more = proposed({ interactive: true }, { present: { caching: true, promptOptimised: true } });
    expect([more.why("caching"), more.why("batch"), more.why("prompt-optimised")]).toEqual([
      ...["cached-already", "interactive", "optimised-already"],
    ]);
    expect(proposed({}, { terms: { usage: { ...usage, cacheableShare: 0.1 } } }).why("caching")).toBe(
      "prefix-too-short",
    );
  });

  it("price examples and passages as tokens that are added", () => {
    const [examples] = proposed().of("few-shot");
    expect(examples?.definition.addedInput?.fewShot).toBe(Math.round(5 * (1_900 * 0.36 + 55)));
    const [retrieval] = proposed({ needsProprietaryKnowledge: true }).of("retrieval");
    expect(retrieval?.definition).toMatchObject({
      level: 2,
      retrieval: true,
      retrievalPerRequest: 0.01,
      addedInput: { retrieved: 1_500 },
    });
  });

  it("take training and hosting of a fine-tune from the book, and begin none that retires soon", () => {
    const { of } = proposed();
    for (const { definition: made, cautions } of of("managed-fine-tune")) {
      const entry = market.tuned.find(
        ({ provider, model }) => provider === made.priceOf?.provider && model === made.priceOf.model,
      );
      expect(made.monthlyFixed).toBe(Number(((entry?.hostingHourly ?? 0) * 720).toFixed(2)));
      expect(entry?.retiresOn === null || (entry?.retiresOn ?? "") > "2027-03-01").toBe(true);
      // No price of training is no training for nothing.
      if (entry?.trainingPerMTok === null) {
        expect(made.upfront).toBeUndefined();
        expect(cautions.map(({ code }) => code)).toContain("training-unknown");
      }
    }
    const selling = { ...market, tuned: market.tuned.filter(({ provider }) => provider === "openai") };
    expect(proposed({}, { terms: { market: selling } }).why("managed-fine-tune")).toBe("retiring");
    const lasting = { ...selling, tuned: selling.tuned.map((one) => ({ ...one, retiresOn: null })) };
    const [first] = proposed({}, { terms: { market: lasting } }).of("managed-fine-tune");
    // 10,000 examples of 950 + 55 tokens, three times, at $1.50 a million.
    expect(first).toMatchObject({
      definition: { upfront: { training: 45.22 }, monthlyFixed: 0, promptReduction: 0.5 },
    });
  });

  it("put open models of several sizes on machines that hold them", () => {
    const lora = proposed().of("lora");
    expect(lora.map(({ id }) => id)).toEqual(["lora:llama-3.2-3b", "lora:llama-3.1-8b", "lora:llama-3.3-70b"]);
    for (const { definition: made, id } of lora) {
      const model = OPEN_MODELS.find((one) => id.endsWith(one.id))!;
      const machine = market.machines.find(({ name }) => name === made.machineOf?.name)!;
      expect(fits(model, machine.accelerator, machine.accelerators), id).toBe(true);
      expect(made.capacityRps).toBe(estimatedCapacity(model, machine, 950 + 55));
      expect(made.staff?.map(({ work }) => work)).toEqual(["data", "evaluation", "integration", "upkeep"]);
      expect(made.hosting).toBe("self-hosted");
    }
    expect(estimatedCapacity(OPEN_MODELS[0]!, { accelerator: "A10G", accelerators: 1 }, 550)).toBe(10);
    expect(estimatedCapacity(OPEN_MODELS[0]!, { accelerator: "unheard of", accelerators: 1 }, 550)).toBeNull();
  });

  it("let a provider host what is too small to host oneself, and say so", () => {
    const [small] = proposed({}, { terms: { usage: { ...usage, requestsPerMonth: 20_000 } } }).of("lora");
    expect(small?.definition.hosting).toBe("managed");
    expect(small?.cautions.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["self-hosting-not-justified", "low-volume"]),
    );
  });

  it("distil for bounded tasks, with examples at the teacher's price", () => {
    const [student] = proposed().of("distilled-student");
    expect(student?.definition).toMatchObject({ distilled: true, upfront: { data: 40 } });
    expect(proposed({ task: "summarization" }).why("distilled-student")).toBe("not-bounded");
  });

  it("keep a router with the small model that it needs", () => {
    const { of, proposals } = proposed();
    const [router] = of("router");
    const small = proposals.find(({ id }) => id === router?.needs[0]);
    expect(small?.template).toBe("same-provider");
    expect(router?.definition.route).toEqual([
      { option: small?.key, share: 0.6 },
      { option: "gpt-4.1", share: 0.4 },
    ]);
  });

  it("train nothing for a task that is not narrow or is open-ended, and no domain that is not unique", () => {
    expect(proposed({ narrow: false }).why("lora")).toBe("not-narrow");
    expect(proposed({ task: "creative" }).why("managed-fine-tune")).toBe("open-ended");
    expect([proposed().why("continued-pre-training"), proposed().why("from-scratch")]).toEqual([
      "domain-not-unique",
      "domain-not-unique",
    ]);
    expect(proposed({ uniqueDomain: true }).why("from-scratch")).toBe("from-scratch-not-allowed");
    const unique = proposed({ uniqueDomain: true }, { policy: { allowFromScratch: true } });
    expect(unique.of("continued-pre-training")[0]?.definition).toMatchObject({
      level: 4,
      upfront: { training: 10_000 },
    });
    expect(unique.of("from-scratch")[0]?.definition).toMatchObject({ level: 5, upfront: { total: 10_000_000 } });
  });

  it("send no data away that must stay", () => {
    const { of, why } = proposed({ dataMustStayInNetwork: true, needsProprietaryKnowledge: true });
    expect([why("other-provider"), why("managed-fine-tune")]).toEqual(["data-must-stay", "data-must-stay"]);
    expect(of("lora").every(({ definition: made }) => made.hosting === "self-hosted")).toBe(true);
    expect(of("retrieval-and-fine-tune")[0]?.definition).toMatchObject({ retrieval: true, hosting: "self-hosted" });
  });

  it("are not proposed again once they are there", () => {
    const first = proposed();
    const all = first.proposals.map(({ key, definition: made }) => ({
      key,
      definition: optionDefinitionSchema.parse(made),
    }));
    const terms = {
      profile: workloadProfileSchema.parse({
        task: "classification",
        narrow: true,
        labelledExamples: 24_000,
        interactive: false,
      }),
      ...{ usage, market, policy: policyInForce({}), day: DAY },
      present: { key: "gpt-4.1", definition: definition(), general: general("gpt-4.1"), costPerRequest: 0.004 },
    };
    expect(
      proposeOptions(
        terms,
        [...first.listed, ...all],
        all.map(({ key }) => key),
      ).proposals,
    ).toEqual([]);
  });

  it("move on from a model that is switched off", () => {
    const off = { ...general("gpt-4.1")!, retiresOn: "2026-11-30" };
    const { of } = proposed(
      {},
      { terms: { present: { key: "gpt-4.1", definition: definition(), general: off, costPerRequest: 0.004 } } },
    );
    expect(of("same-provider")[0]?.why[0]).toEqual({ code: "successor", day: "2026-11-30" });
  });
});
