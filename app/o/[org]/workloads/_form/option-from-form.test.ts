import { describe, expect, it } from "vitest";
import { optionDefinitionSchema } from "@/server/workloads/schema";
import { optionFromForm, pricingOf } from "./option-from-form";

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

const typed = { label: "GPT-4.1 mini", level: "3", hosting: "managed", models: "ft:gpt-4.1-mini\n gpt-4.1-mini, " };

describe("an option as it is typed", () => {
  it("is looked up in the price book, and passes the schema", () => {
    const form = formOf({ ...typed, "priceOf.provider": "openai", "priceOf.model": "gpt-4.1-mini", batch: "on" });
    const definition = optionDefinitionSchema.parse(optionFromForm(form, "book"));
    expect(definition).toMatchObject({
      ...{
        label: "GPT-4.1 mini",
        level: 3,
        hosting: "managed",
        batch: true,
        caching: false,
        price: null,
        upfront: null,
      },
      models: ["ft:gpt-4.1-mini", "gpt-4.1-mini"],
      priceOf: { provider: "openai", model: "gpt-4.1-mini" },
    });
    expect(pricingOf(definition)).toBe("book");
  });

  it("keeps a cost of nothing apart from a cost that is not known", () => {
    const form = formOf({ ...typed, "price.inputPerMTok": "0.4", "price.outputPerMTok": "1.6", "upfront.total": "0" });
    const definition = optionDefinitionSchema.parse(optionFromForm(form, "tokens"));
    expect(definition).toMatchObject({ upfront: { total: 0, training: null }, unitHourly: null, monthlyFixed: 0 });
    expect(pricingOf(definition)).toBe("tokens");
  });

  it("routes to the options that were given a share, and has no hosting then", () => {
    const form = formOf({ ...typed, "route.small-model": "57.3", "route.large": "42.7", "route.third": "" });
    const definition = optionFromForm(form, "route");
    expect(definition).toMatchObject({ hosting: null, price: null, priceOf: null });
    expect(definition.route).toEqual([
      { option: "small-model", share: 0.573 },
      { option: "large", share: 0.427 },
    ]);
    expect(pricingOf(definition)).toBe("route");
  });

  it("has machines, people and what was seen of its data", () => {
    const form = formOf({
      ...{
        ...typed,
        machineOf: "nebius/gpu-h100",
        capacityRps: "11",
        "sizing.hoursPerDay": "12",
        "sizing.spares": "1",
      },
      ...{
        "staff.0.work": "data",
        "staff.0.role": "Labelling",
        "staff.0.share": "0.5",
        "staff.0.salaryYearly": "60000",
      },
      ...{ "staff.0.months": "2", "staff.3.work": "upkeep", "staff.3.role": "Engineer", "staff.3.share": "0.1" },
      ...{ "staff.3.salaryYearly": "300000", dataChecks: "hold-out" },
    });
    const definition = optionDefinitionSchema.parse(optionFromForm(form, "machine"));
    expect(definition).toMatchObject({
      ...{ price: null, priceOf: null, machineOf: { provider: "nebius", name: "gpu-h100" }, capacityRps: 11 },
      ...{ sizing: { hoursPerDay: 12, spares: 1, sharedAs: "", utilisation: null }, dataChecks: ["hold-out"] },
      staff: [
        { work: "data", role: "Labelling", share: 0.5, salaryYearly: 60_000, months: 2 },
        { work: "upkeep", role: "Engineer", share: 0.1, salaryYearly: 300_000, months: null },
      ],
    });
    expect(pricingOf(definition)).toBe("machine");
    expect(optionDefinitionSchema.parse(optionFromForm(formOf(typed), "machine"))).toMatchObject({
      sizing: null,
      staff: null,
    });
  });

  it("is refused where a number is none", () => {
    const read = optionDefinitionSchema.safeParse(
      optionFromForm(formOf({ ...typed, "price.perRequest": "cheap", monthlyFixed: "-1" }), "request"),
    );
    expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["price.perRequest", "monthlyFixed"]);
  });
});
