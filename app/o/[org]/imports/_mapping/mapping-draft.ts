import {
  MAPPED_LABELS,
  TOKEN_BUCKETS,
  usageMapping,
  type DateFormat,
  type MappedLabel,
  type NumberStyle,
  type TokenBucket,
  type TokenUnit,
  type UsageMapping,
} from "@/server/ingest/schema";
import type { TenantAnswers } from "../../../../_api/answers";
import type { InsideAnswer } from "./mapping-words";

export type Guess = NonNullable<TenantAnswers["imports"]["sample"]>["guess"];
/** A column, one text for all rows, or nothing yet. */
export type Choice = { readonly column: string } | { readonly constant: string } | null;

/** A mapping while it is made: an empty text is not said yet. */
export interface MappingDraft {
  readonly kind: "usage" | "cost";
  readonly dayColumn: string;
  readonly dayFormat: DateFormat | "";
  readonly provider: Choice;
  readonly model: Choice;
  readonly numbers: NumberStyle;
  readonly unit: TokenUnit;
  readonly buckets: Readonly<Record<TokenBucket, string>>;
  readonly inside: Readonly<Record<InsideAnswer, "" | "yes" | "no">>;
  readonly requests: "not-counted" | "one-a-row" | { readonly column: string };
  readonly failedRequests: string;
  readonly cost: string;
  readonly currency: Choice;
  readonly labels: Readonly<Record<MappedLabel | "batch", Choice>>;
}

const columnOr = (column: string | undefined): Choice => (column === undefined ? null : { column });
const answer = (told: boolean | undefined) => (told === undefined ? "" : told ? "yes" : "no");

const LABELS = [...MAPPED_LABELS, "batch"] as const;
const everyLabel = (of: (label: (typeof LABELS)[number]) => Choice): MappingDraft["labels"] =>
  Object.fromEntries(LABELS.map((label) => [label, of(label)])) as MappingDraft["labels"];

function shared({ kind, numbers, tokens, requests, failedRequests }: UsageMapping | Guess) {
  return {
    ...{ kind, numbers, requests, unit: tokens.unit, failedRequests: failedRequests?.column ?? "" },
    buckets: Object.fromEntries(
      TOKEN_BUCKETS.map((bucket) => [bucket, kind === "cost" ? "" : (tokens[bucket] ?? "")]),
    ) as MappingDraft["buckets"],
    inside: {
      inputContainsCacheReads: answer(tokens.inputContainsCacheReads),
      inputContainsCacheWrites: answer(tokens.inputContainsCacheWrites),
      outputContainsReasoning: answer(tokens.outputContainsReasoning),
    },
  } as const;
}

export const draftOfGuess = (guess: Guess): MappingDraft => ({
  ...shared(guess),
  dayColumn: guess.day.column ?? "",
  dayFormat: guess.day.format ?? "",
  provider: guess.provider,
  model: guess.model,
  cost: guess.cost?.column ?? "",
  currency: guess.cost?.currency ?? null,
  labels: everyLabel((label) => columnOr(guess.labels[label])),
});

export const draftOfMapping = (mapping: UsageMapping): MappingDraft => ({
  ...shared(mapping),
  dayColumn: mapping.day.column,
  dayFormat: mapping.day.format,
  provider: mapping.provider,
  model: mapping.model,
  cost: mapping.cost?.column ?? "",
  currency: mapping.cost?.currency ?? null,
  labels: everyLabel((label) => mapping[label] ?? null),
});

const said = (text: string): string | undefined => (text === "" ? undefined : text);
const saidChoice = (choice: Choice): Choice | undefined =>
  choice === null || ("constant" in choice && choice.constant.trim() === "") ? undefined : choice;

/** The mapping that a draft stands for, or what is still open, by the path of its field. */
export function readDraft(draft: MappingDraft): {
  readonly mapping: UsageMapping | null;
  readonly open: Readonly<Record<string, string>>;
} {
  const { kind, buckets, inside } = draft;
  const told = (name: InsideAnswer): boolean | undefined => (inside[name] === "" ? undefined : inside[name] === "yes");
  const written = {
    ...{ kind, numbers: draft.numbers, requests: draft.requests },
    day: { column: said(draft.dayColumn), format: said(draft.dayFormat) },
    provider: saidChoice(draft.provider),
    model: saidChoice(draft.model),
    tokens:
      kind === "cost"
        ? { unit: "tokens" }
        : {
            unit: draft.unit,
            ...Object.fromEntries(TOKEN_BUCKETS.map((bucket) => [bucket, said(buckets[bucket])])),
            inputContainsCacheReads: told("inputContainsCacheReads"),
            inputContainsCacheWrites: told("inputContainsCacheWrites"),
            outputContainsReasoning: told("outputContainsReasoning"),
          },
    failedRequests: draft.failedRequests === "" ? undefined : { column: draft.failedRequests },
    cost: draft.cost === "" ? undefined : { column: draft.cost, currency: saidChoice(draft.currency) },
    ...Object.fromEntries(LABELS.map((label) => [label, saidChoice(draft.labels[label])])),
  };
  const read = usageMapping.safeParse(written);
  if (read.success) return { mapping: read.data, open: {} };
  return {
    mapping: null,
    open: Object.fromEntries(
      read.error.issues.map(({ path, message }) => [path.join("."), WORDS[path.join(".")] ?? message]),
    ),
  };
}

/** What is asked where nothing was said; the rest says itself what would be right. */
const WORDS: Readonly<Record<string, string>> = {
  "day.column": "Choose the column that says the day.",
  "day.format": "Choose how its days are written.",
  provider: "Choose the column, or say one for all rows.",
  model: "Choose the column, or say one for all rows.",
  tokens: "Choose at least one column of tokens, or say above that this is a bill.",
  cost: "Choose the column of the amounts.",
  "cost.currency": "Choose the column, or say one for all rows: three letters, like USD.",
  "tokens.inputContainsCacheReads": "Say which it is: it decides what all of this costs.",
  "tokens.inputContainsCacheWrites": "Say which it is: it decides what all of this costs.",
  "tokens.outputContainsReasoning": "Say which it is: it decides what all of this costs.",
};
