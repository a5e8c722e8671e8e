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

  it("is refused where a number is none", () => {
    const read = optionDefinitionSchema.safeParse(
      optionFromForm(formOf({ ...typed, "price.perRequest": "cheap", monthlyFixed: "-1" }), "request"),
    );
    expect(read.error?.issues.map(({ path }) => path.join("."))).toEqual(["price.perRequest", "monthlyFixed"]);
  });
});
