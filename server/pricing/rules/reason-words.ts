import type { PriceReason } from "./reconcile-prices";

const BUCKETS: Readonly<Record<string, string>> = {
  input: "input",
  cacheRead: "cache reads",
  cacheWrite5m: "cache writes",
  cacheWrite1h: "cache writes for an hour",
  output: "output",
  reasoning: "reasoning",
  batchFactor: "the batch factor",
  perRequest: "a request",
  hostingHourly: "an hour of hosting",
  perMTok: "training",
  perHour: "an hour of training",
  retiresOn: "the retirement day",
};

/** `above 272000 › input` → `input above 272,000 tokens`. */
export function partWords(part: string): string {
  const steps = part.split(" › ");
  const words = steps.map((step) => {
    const above = /^above (\d+)$/.exec(step);
    if (above) return `above ${Number(above[1]).toLocaleString("en-US")} tokens`;
    return BUCKETS[step] ?? step.replaceAll("_", " ");
  });
  return [words.at(-1), ...words.slice(0, -1).filter((word) => word !== "units")].join(" ");
}

/** One sentence for one reason: what is said, and what it is held against. */
export function reasonWords({ code, part, value, threshold }: PriceReason): string {
  const what = partWords(part);
  switch (code) {
    case "not-a-number":
      return `${what} is no number: ${value}`;
    case "negative":
      return `${what} is below zero: ${value}`;
    case "new-zero":
      return `${what} would be free; it was ${threshold}`;
    case "unit-jump":
      return `${what} went from ${threshold} to ${value}, a thousand or a million times: most likely another unit`;
    case "change-outside":
      return `${what} went from ${threshold} to ${value}, more than three times`;
    case "dearer-than-any":
      return `${what} at ${value} a million is dearer than any model sold: most likely another unit`;
    case "output-below-cached-input":
      return `output at ${value} is below cached input at ${threshold}`;
    case "sources-differ":
      return `${what} is ${value} here and ${threshold} elsewhere`;
    case "source-differs-from-itself":
      return `several prices of the same days in one file: ${value}`;
    case "retirement-differs":
      return `it retires on ${value} here and on ${threshold} elsewhere`;
    case "doubted":
      return `doubted by hand: ${value}`;
  }
}
