import {
  formatCount,
  formatDay,
  formatMeasuredShare,
  formatMoney,
  formatNumber,
  formatShare,
  numberWordFirst,
} from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import type { TenantOutputs } from "../../../_words/outputs";

type Listed = TenantOutputs["proposals"]["list"];
export type Proposal = Listed["proposals"][number];
type Why = Proposal["why"][number];
type Caution = Proposal["cautions"][number];
export type Skipped = Listed["skipped"][number];
export type Costs = NonNullable<Proposal["costs"]>;

const count = (value: number | undefined): string => formatCount(Math.round(value ?? 0));

const WHY: Readonly<Record<Why["code"], (why: Why) => string>> = {
  "prompt-not-optimised": () => "Nobody has said that its prompt was worked on; that comes before anything else.",
  "before-anything-else": ({ value }) =>
    `${count(value)} examples in the prompt close much of the gap, before anything is trained.`,
  "prefix-cacheable": ({ value, threshold }) =>
    `${count(value)} tokens of each prompt are the same, above the ${count(threshold)} from which a cache takes them.`,
  "not-interactive": ({ value }) => `Nobody waits for the answer, and a batch costs ${formatShare(value ?? 0)} less.`,
  cheaper: ({ value }) => `${formatShare(value ?? 0)} cheaper for these tokens.`,
  newer: () => "Newer than the present model.",
  successor: ({ day }) =>
    `The present model is switched off on ${day ? formatDay(day) : "a known day"}: this one lasts.`,
  "knowledge-needed": () => "It needs knowledge of your own.",
  "knowledge-stale": () => "It needs knowledge that changes: retrieval keeps it current without training.",
  "high-volume": ({ value, threshold }) =>
    (value ?? 0) >= (threshold ?? 0)
      ? `${count(value)} requests a month, above the ${count(threshold)} from which a fine-tune is considered for money.`
      : "Trained on your examples, its prompt is shorter and its answers more alike.",
  "bounded-task": ({ value }) =>
    `Its answers are bounded, and the present model can write ${count(value)} examples to learn from.`,
  "data-must-stay": () => "The data must stay in your network: the model runs there.",
  "simple-share": ({ value }) => `If ${formatShare(value ?? 0)} of the requests are simple, they need no large model.`,
  "unique-domain": () => "No public training data covers its domain.",
  "tone-and-knowledge": () => "Knowledge is looked up and stays fresh, tone and structure are trained and stay alike.",
  size: ({ value }) =>
    `${formatNumber(value ?? 0, { digits: 1 })} billion parameters: small enough for one task, and fast.`,
};
export const whySentence = (why: Why): string => WHY[why.code](why);

const CAUTION: Readonly<Record<Caution["code"], (caution: Caution) => string>> = {
  "few-examples": ({ value, threshold }) =>
    `There are ${count(value)} labelled examples; ${count(threshold)} are asked for.`,
  "low-volume": ({ value, threshold }) =>
    `${count(value)} requests a month are below the ${count(threshold)} from which it is considered for money.`,
  "self-hosting-not-justified": ({ value, threshold }) =>
    `${count(value)} tokens a day do not justify machines of your own (above ${count(threshold)}): a provider hosts it.`,
  "training-unknown": () =>
    "What its training costs is not known: it is missing from the up-front figure. Type it before you decide.",
  "capacity-estimated": ({ value }) =>
    `${formatNumber(value ?? 0, { digits: 1 })} requests a second are estimated from a published throughput: measure it.`,
  "moving-target": ({ value, threshold }) =>
    `The task changes ${count(value)} times a year, more than ${count(threshold)}.`,
  "share-assumed": () => "The share is a guess until a test says more.",
};
export const cautionSentence = (caution: Caution): string => CAUTION[caution.code](caution);

const SKIPPED: Readonly<Record<Skipped["code"], (skipped: Skipped) => string>> = {
  "no-present-model": () => "nothing is known to serve it now",
  "optimised-already": () => "its prompt was worked on already",
  "cached-already": () => "it is cached already",
  "prefix-too-short": ({ value, threshold }) =>
    `${count(value)} tokens of the prompt are static; a cache takes ${count(threshold)} or more`,
  "no-cache-price": () => "the book has no price of cached input for it",
  "batch-already": () => "it answers in batches already",
  interactive: () => "somebody waits for the answer",
  "no-batch-price": () => "the book has no batch price for it",
  "nothing-cheaper": () => "the book has no cheaper model of this provider that lasts",
  "nothing-cheaper-elsewhere": () => "no other provider’s model saves enough",
  "data-must-stay": () => "the data must stay in your network",
  "knowledge-not-needed": () => "the profile says that it needs neither knowledge of your own nor fresh knowledge",
  "retrieves-already": () => "it retrieves already",
  "not-narrow": () => "the task is not narrow",
  "open-ended": () => "the task is open-ended",
  "no-fine-tune-for-sale": () => "no provider in the book sells one",
  retiring: () => "every fine-tune in the book is switched off soon",
  "no-machine": () => "no machine in the book holds it",
  "not-bounded": () => "its answers are not bounded",
  "tuned-already": () => "what is in use is a student already",
  "domain-not-unique": () => "public training data covers its domain",
  "from-scratch-not-allowed": () => "the policy does not allow it",
};
export const skippedSentence = (skipped: Skipped): string => SKIPPED[skipped.code](skipped);

/** "Fourteen ways to run it that are not listed yet", a title. */
export const proposalsHeadline = (proposed: number, name: string): string =>
  proposed === 0
    ? `The catalog knows no other way to run ${name}`
    : `${numberWordFirst(proposed)} ${plural(proposed, "way", "ways")} to run ${name} that ${plural(proposed, "is", "are")} not listed yet`;

interface Line {
  readonly term: string;
  readonly value: string;
}

/** Every line of what an option costs, with how it comes about. */
export function costRows(costs: Costs, currency: string): Line[] {
  const money = (amount: number) => formatMoney(amount, currency, { style: "whole" });
  const { machines, once } = costs;
  const kinds = [
    ["Training", once.training],
    ["Data curation", once.data],
    ["Evaluation", once.evaluation],
    ["Integration", once.integration],
  ] as const;
  return [
    { term: costs.isRouter ? "What it routes to" : "Tokens and requests", value: `${money(costs.variable)} a month` },
    ...(machines
      ? [
          {
            term: "Machines",
            value: `${money(machines.monthly)} a month: ${machineWords(machines, currency)}`,
          },
        ]
      : []),
    ...(costs.fixed > 0 ? [{ term: "Fixed", value: `${money(costs.fixed)} a month` }] : []),
    ...(costs.upkeep > 0
      ? [
          {
            term: "Upkeep",
            value: `${money(costs.upkeep)} a month${costs.upkeepOfPeople > 0 ? `, ${money(costs.upkeepOfPeople)} of it people` : ""}`,
          },
        ]
      : []),
    ...kinds.flatMap(([term, amount]) => (amount === null ? [] : [{ term, value: `${money(amount)} once` }])),
    {
      term: "Up-front in all",
      value: `${money(costs.upfront)}${costs.isUpfrontEstimated ? ", estimated by the policy" : ""}`,
    },
  ];
}

/** "2 at $2.95 an hour, 1 of them a spare, 12 hours a day; the peak of 5.8 requests a second at 70 % of 11". */
export function machineWords(machines: NonNullable<Costs["machines"]>, currency: string): string {
  const { needed, spares, hourly, hoursPerDay, peakRps, utilisation, capacityRps } = machines;
  const said = [
    `${formatCount(needed + spares)} at ${formatMoney(hourly, currency, { style: "exact" })} an hour`,
    ...(spares > 0 ? [`${formatCount(spares)} of them ${plural(spares, "a spare", "spares")}`] : []),
    hoursPerDay < 24 ? `${formatNumber(hoursPerDay, { digits: 1 })} hours a day` : "all hours",
  ].join(", ");
  return capacityRps === null
    ? `${said}; one is enough as long as nobody says what it serves`
    : `${said}; for a peak of ${formatNumber(peakRps, { digits: 1 })} requests a second at ${formatMeasuredShare(utilisation)} of ${formatNumber(capacityRps, { digits: 1 })}`;
}
