import type { z } from "zod";
import { policyInForce, recommend, type EngineInput, type EngineOption } from "@/server/engine";
import type { Day } from "@/server/kernel/day";
import { notFound } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { answerFor, gatherPortfolio, type Portfolio } from "../gather-portfolio";
import { priceLookup } from "../price-lookup";
import { costLines, type CostLines } from "../rules/cost-lines";
import { engineOption } from "../rules/engine-option";
import type { Period } from "../rules/period-of";
import { optionFaults } from "../rules/option-faults";
import { TEMPLATES } from "../rules/option-templates/catalog";
import type { Skipped } from "../rules/option-templates/proposal";
import { proposeOptions, type KeyedProposal } from "../rules/option-templates/propose-options";
import type { Withheld } from "../rules/withheld";
import { optionDefinitionSchema, type OptionDefinition } from "../schema";
import type { StoredWorkload } from "../store";
import { machineLookup } from "./machine-lookup";
import { proposalTerms } from "./proposal-terms";
import type { listProposalsSchema } from "./proposal-schema";

/** A proposal with what it would cost. */
export interface PricedProposal extends Omit<KeyedProposal, "definition"> {
  readonly definition: OptionDefinition;
  readonly title: string;
  readonly what: string;
  readonly source: string;
  /** Null: it has no price, and would be left out. */
  readonly costs: CostLines | null;
  readonly breakEvenMonths: number | null;
  /** The engine's code; null: it may be chosen once it is measured. */
  readonly excluded: string | null;
  readonly retiresOn: Day | null;
  readonly isSetAside: boolean;
}
export interface ListedProposals {
  readonly name: string;
  readonly currency: string;
  readonly book: string;
  readonly period: Period | null;
  /** Cost of a month of what is in use, its label and the traffic that all is priced for. */
  readonly present: { readonly label: string; readonly monthlyCost: number } | null;
  readonly requestsPerMonth: number | null;
  /** Why nothing can be priced. */
  readonly withheld: Withheld | null;
  readonly proposals: readonly PricedProposal[];
  readonly skipped: readonly (Skipped & { readonly title: string })[];
}

/** What the catalog and the book of the day propose for a workload, priced for its traffic. */
export async function listProposals(
  ctx: TenantContext,
  { workloadId, quarter }: z.infer<typeof listProposalsSchema>,
): Promise<ListedProposals> {
  const portfolio = await gatherPortfolio(ctx, { quarter, prices: "then" }, workloadId);
  const [workload] = portfolio.stored;
  if (!workload) throw notFound("workload");
  const aside = await ctx.db.proposalSetAside.findMany({
    where: { organizationId: ctx.organization.id, workloadId },
    select: { proposal: true },
  });
  const answer = answerFor(workload, portfolio);
  const terms = proposalTerms(workload, answer, portfolio);
  const made = terms
    ? proposeOptions(
        terms,
        liveOptions(workload),
        workload.options.map(({ key }) => key),
      )
    : { proposals: [], skipped: [] };
  return {
    ...{ name: workload.name, currency: ctx.organization.currency, book: portfolio.versions.book },
    ...{ period: portfolio.usage.period, requestsPerMonth: answer.usage.figures.requestsPerMonth.value },
    present:
      answer.recommendation?.current && answer.present
        ? { label: answer.present.label, monthlyCost: answer.recommendation.current.monthlyCost }
        : null,
    withheld: answer.usage.withheld,
    proposals: priced(made.proposals, workload, portfolio, new Set(aside.map(({ proposal }) => proposal))),
    skipped: made.skipped.map((one) => ({ ...one, title: TEMPLATES[one.template].title })),
  };
}

const liveOptions = ({ options }: StoredWorkload) => options.filter(({ isArchived }) => !isArchived);

/** All proposals beside the options that are there, in one question to the engine. */
function priced(
  proposals: readonly KeyedProposal[],
  workload: StoredWorkload,
  portfolio: Portfolio,
  aside: ReadonlySet<string>,
): PricedProposal[] {
  const answer = answerFor(workload, portfolio);
  const { terms } = portfolio;
  const usage = answer.usage.usage;
  const policy = policyInForce(terms.policy.thresholds);
  const existing = answer.input?.options ?? [];
  const parsed = proposals.map((one) => ({ ...one, definition: optionDefinitionSchema.parse(one.definition) }));
  const engineTerms = usage && {
    ...{ usage, policy, isInUse: false, others: [] },
    lookup: priceLookup(terms.book, terms.priceDay),
    machines: machineLookup(terms.book, terms.priceDay),
  };
  const translated = new Map<string, EngineOption>();
  for (const { key, definition } of parsed) {
    const option = engineTerms && engineOption({ key, definition, evidence: null }, engineTerms);
    const isSound = optionFaults({ key, definition }, [...liveOptions(workload), ...parsed]).length === 0;
    if (option && isSound) translated.set(key, option);
  }
  const reachable = withoutDangling([...existing, ...translated.values()]);
  const input: EngineInput | null =
    usage && reachable.length > 0
      ? {
          ...{ asOf: answer.input?.asOf ?? terms.today, currency: terms.book.currency, usage },
          workload: answer.input?.workload ?? { name: workload.name, task: workload.profile.task },
          ...{ current: answer.input?.current ?? null, options: reachable, policy: terms.policy.thresholds },
        }
      : null;
  const recommendation = input && recommend(input);
  return parsed.map((proposal): PricedProposal => {
    const { title, what, source } = TEMPLATES[proposal.template];
    const option = translated.get(proposal.key);
    const economics = recommendation?.economics.find((one) => one.option === proposal.key);
    return {
      ...{ ...proposal, title, what, source },
      costs: option && economics && usage ? costLines(proposal.definition, option, economics, usage, policy) : null,
      breakEvenMonths: economics?.breakEvenMonths ?? null,
      excluded: recommendation?.excluded[proposal.key] ?? null,
      retiresOn: option?.retiresOn ?? proposal.definition.retiresOn ?? null,
      isSetAside: aside.has(proposal.id),
    };
  });
}

function withoutDangling(options: readonly EngineOption[]): EngineOption[] {
  const ids = new Set(options.map(({ id }) => id));
  return options.filter(({ route }) => (route ?? []).every((leg) => ids.has(leg.option)));
}
