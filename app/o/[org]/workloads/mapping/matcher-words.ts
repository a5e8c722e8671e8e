import type { Matcher, MatchField } from "@/server/workloads/schema";

/** What usage is labelled with, as people call it. */
export const FIELD_WORDS: Readonly<Record<MatchField, string>> = {
  provider: "Provider",
  project: "Project",
  apiKey: "API key",
  tag: "Tag",
  promptName: "Prompt name",
  model: "Model",
  userKey: "User",
  app: "App",
};

const oneMatcher = ({ field, kind, pattern }: Matcher): string =>
  `${FIELD_WORDS[field].toLowerCase().replace("api", "API")} ${kind === "glob" ? "is" : "matches"} ${kind === "regexp" ? `/${pattern}/` : pattern}`;

/** "Project is support-* and model matches /mini$/". */
export function matcherWords(matchers: readonly Matcher[]): string {
  const text = matchers.map(oneMatcher).join(" and ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Labels = Readonly<Record<MatchField, string>>;

/** What gateways and we make of keys and people: it says nothing, and no line breaks in it. */
const HASH = /^([0-9a-f]{8})[0-9a-f]{24,}$/;

/** The labels that a combination has, the provider and model first: "openai · gpt-4.1 · project support · user 53f8dc82…". */
export function labelWords(labels: Labels): string {
  return wordsOf(labels, (label) => label.replace(HASH, "$1…"));
}

/** The same with every character of every label. */
export const wholeLabelWords = (labels: Labels): string => wordsOf(labels, (label) => label);

function wordsOf(labels: Labels, shown: (label: string) => string): string {
  const others = (["project", "apiKey", "tag", "promptName", "userKey", "app"] as const).flatMap((field) =>
    labels[field] === "" ? [] : [`${FIELD_WORDS[field].toLowerCase().replace("api", "API")} ${shown(labels[field])}`],
  );
  return [labels.provider, labels.model, ...others].filter((part) => part !== "").join(" · ");
}
