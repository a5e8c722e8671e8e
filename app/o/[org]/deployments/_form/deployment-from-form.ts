import { Decimal } from "@/server/kernel/decimal";
import { INVESTMENT_KINDS } from "@/server/roi/schema";
import type { TenantInputs } from "../../_words/outputs";
import { numberIn, textIn } from "../../workloads/_form/form-values";

export type DeploymentDraft = Omit<
  TenantInputs["deployments"]["record"],
  "id" | "workloadId" | "startedOn" | "endedOn"
>;
type Baseline = DeploymentDraft["baseline"];
type Investment = NonNullable<DeploymentDraft["investment"]>;

/** What stands of a deployment and is not typed anew. */
export interface Kept {
  readonly prices?: Baseline["prices"];
  /** In as many parts as it was written down; the form shows a sum a kind. */
  readonly investment?: Investment;
}

/** An amount as it was typed, every digit kept; commas and blanks between thousands are read over. `null`: nothing. */
export function amountIn(form: FormData, name: string): string | null {
  const text = textIn(form, name)
    .replace(/[,\s\u202f]/g, "")
    .replace(/^\u2212/, "-");
  return text === "" ? null : text;
}

const linesIn = (form: FormData, name: string): string[] =>
  textIn(form, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const partsOf = (line: string): string[] => line.split(/[;,\t]/).map((part) => part.trim());

/** What was typed about a deployment, as the API takes it; prices that stay where none are typed, and parts of a sum that stands. */
export function deploymentFromForm(form: FormData, kept: Kept = {}): DeploymentDraft {
  const [upfront, monthlySaving] = [amountIn(form, "plan.upfront"), amountIn(form, "plan.monthlySaving")];
  const retrainEvery = numberIn(form, "retrainEvery");
  return {
    name: textIn(form, "name"),
    optionKey: textIn(form, "optionKey"),
    level: Number(textIn(form, "level")) as DeploymentDraft["level"],
    hosting: (textIn(form, "hosting") || null) as DeploymentDraft["hosting"],
    models: linesIn(form, "models"),
    retiresOn: textIn(form, "retiresOn") || null,
    plan:
      upfront === null && monthlySaving === null
        ? null
        : { upfront: upfront ?? "0", monthlySaving: monthlySaving ?? "0" },
    investment: INVESTMENT_KINDS.flatMap((kind) => investedIn(form, kind, kept.investment ?? [])),
    baseline: baselineFromForm(form, kept.prices ?? []),
    retrainEvery,
    fallbackRoute: textIn(form, "fallbackRoute"),
  };
}

/** The parts of a kind as they stand, as long as nobody changes their sum. */
function investedIn(form: FormData, kind: Investment[number]["kind"], kept: Investment): Investment {
  const amount = amountIn(form, `investment.${kind}`);
  if (amount === null) return [];
  const parts = kept.filter((part) => part.kind === kind);
  return parts.length > 0 && amount === investedSum(kept, kind) ? parts : [{ kind, amount }];
}

/** What was invested in a kind, in however many parts; empty where nothing was. */
export function investedSum(parts: Investment, kind: string): string {
  const own = parts.filter((part) => part.kind === kind);
  return own.length === 0 ? "" : own.reduce((sum, part) => sum.plus(part.amount), new Decimal(0)).toFixed();
}

function baselineFromForm(form: FormData, kept: Baseline["prices"]): Baseline {
  const priceOf = linesIn(form, "priceOf").map(pricedModelOf);
  const typed = linesIn(form, "prices").map(datedPriceOf);
  return {
    inputTokensPerRequest: amountIn(form, "inputTokensPerRequest"),
    cachedInputTokensPerRequest: amountIn(form, "cachedInputTokensPerRequest"),
    outputTokensPerRequest: amountIn(form, "outputTokensPerRequest"),
    prices: typed.length > 0 || priceOf.length === 0 ? typed : kept,
    ...(priceOf.length > 0 ? { priceOf } : {}),
    isEstimated: form.get("isEstimated") !== null,
  };
}

/** `openai, gpt-4.1, 100 %` or `openai, gpt-4.1, 0.7, batch`; without a share it is the only one. */
function pricedModelOf(line: string): NonNullable<Baseline["priceOf"]>[number] {
  const [provider = "", model = "", share = "1", mode = ""] = partsOf(line);
  return { provider, model, share: shareOf(share), isBatch: mode.toLowerCase() === "batch" };
}

function shareOf(text: string): string {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  return percent === undefined ? text || "1" : new Decimal(percent).div(100).toFixed();
}

/** `2026-01-01, 2.5, 1.25, 10`: from, input, cached input, output; `2026-01-01, 2.5, 10` without a cached price; `2026-01-01, 0.01` a request. */
function datedPriceOf(line: string): Baseline["prices"][number] {
  const [from = "", ...amounts] = partsOf(line);
  if (amounts.length === 1) return { from, perRequest: amounts[0] ?? "" };
  const [input = "", second = "", third] = amounts;
  return third === undefined
    ? { from, inputPerMTok: input, outputPerMTok: second }
    : { from, inputPerMTok: input, cachedInputPerMTok: second, outputPerMTok: third };
}

/** The other way round, for the form's first values. */
export const priceOfLines = (priceOf: Baseline["priceOf"]): string =>
  (priceOf ?? [])
    .map(({ provider, model, share, isBatch }) =>
      [provider, model, String(share), ...(isBatch ? ["batch"] : [])].join(", "),
    )
    .join("\n");

export const priceLines = (prices: Baseline["prices"]): string =>
  prices
    .map(({ from, perRequest, inputPerMTok, cachedInputPerMTok, outputPerMTok }) =>
      (perRequest === null || perRequest === undefined
        ? [from, inputPerMTok, cachedInputPerMTok, outputPerMTok]
        : [from, perRequest]
      )
        .filter((part) => part !== null && part !== undefined)
        .join(", "),
    )
    .join("\n");
