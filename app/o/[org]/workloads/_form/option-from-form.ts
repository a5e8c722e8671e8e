import type { Hosting, Level } from "@/server/engine";
import { DATA_CHECKS, type OptionDefinitionInput, type StaffLine } from "@/server/workloads/schema";
import { isChecked, numberIn, percentIn, textIn } from "./form-values";

/** Where an option's price comes from: looked up, typed by the token or the request, machines alone, or other options. */
export const PRICING = ["book", "tokens", "request", "machine", "route"] as const;
export type Pricing = (typeof PRICING)[number];

/** Which way a stored option is priced; a new one is looked up. */
export function pricingOf(definition: OptionDefinitionInput | undefined): Pricing {
  if (definition?.route) return "route";
  if (!definition || definition.priceOf) return "book";
  if (!definition.price) return "machine";
  return definition.price.perRequest === null || definition.price.perRequest === undefined ? "tokens" : "request";
}

const UPFRONT = ["training", "data", "evaluation", "integration", "total"] as const;

/** Nothing where every value is empty: an absent cost is estimated, a cost of 0 is not. */
function someOf<Key extends string>(values: Readonly<Record<Key, number | null>>): Record<Key, number | null> | null {
  return Object.values(values).every((value) => value === null) ? null : { ...values };
}

function upfrontIn(form: FormData): OptionDefinitionInput["upfront"] {
  const [training, data, evaluation, integration, total] = UPFRONT.map((key) => numberIn(form, `upfront.${key}`));
  return someOf({
    training: training ?? null,
    data: data ?? null,
    evaluation: evaluation ?? null,
    integration: integration ?? null,
    total: total ?? null,
  });
}

function priceIn(form: FormData, pricing: Pricing): Pick<OptionDefinitionInput, "price" | "priceOf" | "route"> {
  const nothing = { price: null, priceOf: null, route: null };
  if (pricing === "book")
    return {
      ...nothing,
      priceOf: { provider: textIn(form, "priceOf.provider"), model: textIn(form, "priceOf.model") },
    };
  if (pricing === "request") return { ...nothing, price: { perRequest: numberIn(form, "price.perRequest") } };
  if (pricing === "route") return { ...nothing, route: routeIn(form) };
  if (pricing === "machine") return nothing;
  return {
    ...nothing,
    price: {
      inputPerMTok: numberIn(form, "price.inputPerMTok"),
      outputPerMTok: numberIn(form, "price.outputPerMTok"),
      cachedInputPerMTok: numberIn(form, "price.cachedInputPerMTok"),
      cacheWritePerMTok: numberIn(form, "price.cacheWritePerMTok"),
    },
  };
}

/** Every option that was given a share. */
function routeIn(form: FormData): NonNullable<OptionDefinitionInput["route"]> {
  return [...form.keys()].flatMap((name) => {
    const option = /^route\.(.+)$/.exec(name)?.[1];
    const share = option === undefined ? null : percentIn(form, name);
    return option === undefined || share === null ? [] : [{ option, share }];
  });
}

const slashed = (text: string): { provider: string; name: string } | null => {
  const at = text.indexOf("/");
  return at < 0 ? null : { provider: text.slice(0, at), name: text.slice(at + 1) };
};

/** Nothing where every field of it is empty. */
function sizingIn(form: FormData): OptionDefinitionInput["sizing"] {
  const [utilisation, hoursPerDay] = [percentIn(form, "sizing.utilisation"), numberIn(form, "sizing.hoursPerDay")];
  const [spares, sharedAs] = [numberIn(form, "sizing.spares"), textIn(form, "sizing.sharedAs")];
  if (utilisation === null && hoursPerDay === null && spares === null && sharedAs === "") return null;
  return { utilisation, hoursPerDay, spares: spares ?? 0, sharedAs };
}

/** Every line of people, in the order of the page. */
function staffIn(form: FormData): OptionDefinitionInput["staff"] {
  const lines = [...form.keys()].flatMap((name) => /^staff\.(\d+)\.work$/.exec(name)?.[1] ?? []);
  return lines.length === 0
    ? null
    : lines.map((line) => ({
        work: textIn(form, `staff.${line}.work`) as StaffLine["work"],
        role: textIn(form, `staff.${line}.role`),
        share: numberIn(form, `staff.${line}.share`) ?? Number.NaN,
        salaryYearly: numberIn(form, `staff.${line}.salaryYearly`) ?? Number.NaN,
        months: numberIn(form, `staff.${line}.months`),
      }));
}

/** An option as it was typed; the schema and the engine say what is wrong with it. Fields that are not shown are empty. */
export function optionFromForm(form: FormData, pricing: Pricing): OptionDefinitionInput {
  const hosting = textIn(form, "hosting");
  const [fewShot, retrieved] = [numberIn(form, "addedInput.fewShot"), numberIn(form, "addedInput.retrieved")];
  const retiresOn = textIn(form, "retiresOn");
  return {
    label: textIn(form, "label"),
    level: Number(textIn(form, "level")) as Level,
    hosting: pricing === "route" || hosting === "" ? null : (hosting as Hosting),
    promptOptimised: isChecked(form, "promptOptimised"),
    caching: isChecked(form, "caching"),
    batch: isChecked(form, "batch"),
    distilled: isChecked(form, "distilled"),
    retrieval: isChecked(form, "retrieval"),
    promptReduction: percentIn(form, "promptReduction") ?? 0,
    ...priceIn(form, pricing),
    retrievalPerRequest: numberIn(form, "retrievalPerRequest") ?? 0,
    monthlyFixed: numberIn(form, "monthlyFixed") ?? 0,
    maintenanceMonthly: numberIn(form, "maintenanceMonthly") ?? 0,
    unitHourly: numberIn(form, "unitHourly"),
    capacityRps: numberIn(form, "capacityRps"),
    upfront: upfrontIn(form),
    retiresOn: retiresOn === "" ? null : retiresOn,
    models: textIn(form, "models")
      .split(/[\n,]/)
      .map((model) => model.trim())
      .filter((model) => model !== ""),
    promptVersion: textIn(form, "promptVersion"),
    trainingRun: textIn(form, "trainingRun"),
    machineOf: slashed(textIn(form, "machineOf")),
    sizing: sizingIn(form),
    staff: staffIn(form),
    dataChecks: DATA_CHECKS.filter((check) => form.getAll("dataChecks").includes(check)),
    addedInput: fewShot === null && retrieved === null ? null : { fewShot: fewShot ?? 0, retrieved: retrieved ?? 0 },
  };
}
