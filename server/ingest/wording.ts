/** The words for why a row was refused, in one place: what is wrong, and what would be right. Browser-safe. */
const REASONS: Readonly<Record<string, readonly [title: string, explanation: string]>> = {
  "cached-above-input": [
    "More cached than input tokens",
    "The provider counts cached tokens inside the input; more is impossible.",
  ],
  "part-above-whole": [
    "A part is larger than its whole",
    "Reasoning or audio tokens are counted inside the output or input; more is impossible.",
  ],
  "bad-number": ["Not a number", "Write a whole number of tokens, or a decimal with a point."],
  negative: ["Negative count", "Only bills carry credits and corrections; a count is 0 or more."],
  "missing-model": ["No model", "Without a model a row has no price."],
  "bad-date": ["Not a date", "Write a day as 2026-09-30, or an instant as 2026-09-30T12:00:00Z."],
  "ambiguous-date": [
    "A date that can be read in two ways",
    "02/01/2026 may be January or February: say which number is the day, or export days as 2026-01-02.",
  ],
  "date-out-of-range": ["A day that cannot be", "Days lie between 2015 and today."],
  "missing-currency": ["An amount without a currency", "Name the currency, like USD."],
  "bad-currency": ["Not a currency", "Write three letters, like USD."],
  "duplicate-id": ["The same request again", "A request with this id and this content is in the file already."],
  "unknown-usage-type": [
    "A kind of usage that is not known",
    "DeepSeek counts request_count, input_cache_hit_tokens, input_cache_miss_tokens and output_tokens.",
  ],
  "unknown-search": [
    "Searches of a kind that is not known",
    "OpenAI counts web searches (organization.usage.web_search_calls.result) and file searches (organization.usage.file_search_calls.result).",
  ],
  "line-too-long": ["A line that is too long", "A row may hold 1 MiB; with bodies 64 MiB."],
  "column-count": ["Too many or too few cells", "A row has as many cells as the header."],
  "bad-json": ["Not JSON", "Every line is one JSON object, and a cell that holds JSON is whole."],
};

export const rejectWords = (code: string): { readonly title: string; readonly explanation: string } => {
  const [title, explanation] = REASONS[code] ?? [code, ""];
  return { title, explanation };
};

const STATUSES: Readonly<Record<string, string>> = {
  uploaded: "Waiting to be read",
  inspecting: "Being read",
  inspected: "Dry run: nothing written yet",
  committing: "Being committed",
  committed: "Committed",
  reverted: "Reverted",
  refused: "Refused",
  discarded: "Discarded",
};
export const importStatusWords = (status: string): string => STATUSES[status] ?? status;
