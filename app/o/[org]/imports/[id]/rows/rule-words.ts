/** How a model's name led to its price, step by step. */
const STEPS: Readonly<Record<string, string>> = {
  exact: "its own price",
  "fine-tune": "a fine-tune at its base's tuned price",
  "azure-fine-tune": "a fine-tune at its base's tuned price",
  "provider-prefix": "without the provider before its name",
  "resource-path": "without the path before its name",
  "region-path": "without the region before its name",
  "bedrock-region": "without the region before its name",
  "bedrock-vendor": "without the vendor before its name",
  "bedrock-version": "without the host's version",
  "at-date": "with the date written as the maker does",
  "at-default": "without the word for its newest version",
  "display-name": "its display name",
  variant: "without its variant",
  "thinking-suffix": "without the word for thinking",
  "effort-suffix": "without its effort",
  latest: "without the word latest",
  date: "the model without its date",
  "dated-snapshot": "its dated snapshot",
  "feed-matcher": "as the feed matches names",
  "sibling-provider": "at the price of another of the provider's hosts",
  "list-price-of-maker": "at the maker's list price",
  "price-of-maker": "at the maker's price",
  "only-host": "the only host that sells it",
  "hosts-agree": "its hosts agree",
  "before-first-snapshot": "the first price known, for days before it",
};

/** `date+list-price-of-maker` → `the model without its date, at the maker's list price`. */
export const ruleWords = (rule: string): string =>
  rule
    .split("+")
    .map((step) => STEPS[step] ?? step.replaceAll("-", " "))
    .join(", ");
