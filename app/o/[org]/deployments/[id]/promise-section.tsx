import { formatCount, formatDay, formatMoney } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";
import { DefinitionRows } from "../../../../_ui/definition-rows";

type Deployment = TenantAnswers["deployments"]["read"];

/** What was promised, and what its traffic would have cost: the plan, the investment, the baseline with its dated prices. */
export function PromiseRows({ one }: { one: Deployment }) {
  const { plan, investment, baseline, currency, models } = one;
  const invested = investment.map(({ kind, amount }) => `${kind} ${formatMoney(amount, currency)}`).join(", ");
  return (
    <DefinitionRows
      rows={[
        {
          term: "Plan",
          value: plan
            ? `${formatMoney(plan.upfront, currency)} once, saves ${formatMoney(plan.monthlySaving, currency)} a month`
            : "none",
        },
        { term: "Invested", value: invested === "" ? "nothing written down" : invested },
        { term: "Models", value: models.length === 0 ? "none named" : models.join(", ") },
        { term: "Baseline, a request", value: profileWords(baseline) },
        { term: "Its price", value: priceWords(one) },
      ]}
    />
  );
}

function profileWords(baseline: Deployment["baseline"]): string {
  const { inputTokensPerRequest, cachedInputTokensPerRequest, outputTokensPerRequest, isEstimated } = baseline;
  if (inputTokensPerRequest === null || inputTokensPerRequest === undefined) return "priced by request";
  const tokens = (value: string | number | null | undefined): string => formatCount(Math.round(Number(value ?? 0)));
  return `${tokens(inputTokensPerRequest)} tokens in, ${tokens(cachedInputTokensPerRequest)} of them cached, ${tokens(outputTokensPerRequest)} out${isEstimated ? ", estimated" : ""}`;
}

function priceWords({ baseline, startedOn, currency }: Deployment): string {
  const { prices, priceOf } = baseline;
  const inForce = prices.filter(({ from }) => startedOn === null || from > startedOn);
  const first = startedOn === null ? prices.at(-1) : prices.findLast(({ from }) => from <= startedOn);
  const one = (price: (typeof prices)[number]): string =>
    price.perRequest !== null && price.perRequest !== undefined
      ? `${currency} ${price.perRequest} a request`
      : `${currency} ${price.inputPerMTok} in, ${price.outputPerMTok} out a million tokens`;
  const source = priceOf?.length ? `${priceOf.map(({ model }) => model).join(", ")} in the book: ` : "";
  if (!first) return `${source}no price on its first day`;
  const later = startedOn === null ? [] : inForce;
  const changes = later.map((price) => `from ${formatDay(price.from)} ${one(price)}`);
  return `${source}${[one(first), ...changes].join("; ")}`;
}
