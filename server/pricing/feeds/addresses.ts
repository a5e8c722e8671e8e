/** Where each feed is published. Several addresses are parts of one feed. Checked against each project's own words, 2026-11. */
export const FEED_ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  litellm: ["https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json"],
  "genai-prices": ["https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/data.json"],
  "models-dev": ["https://models.dev/api.json"],
  openrouter: ["https://openrouter.ai/api/v1/models"],
  "llm-prices": ["https://www.llm-prices.com/historical-v1.json"],
  portkey: ["openai", "anthropic", "google", "mistral-ai", "deepseek"].map(
    (provider) => `https://configs.portkey.ai/pricing/${provider}.json`,
  ),
  "azure-retail": [
    "https://prices.azure.com/api/retail/prices?api-version=2023-01-01-preview&$filter=contains(productName,%20%27OpenAI%27)",
  ],
};

/** Hosts that feeds may be fetched from, at first and after every redirect. */
export const FEED_HOSTS: ReadonlySet<string> = new Set([
  ...Object.values(FEED_ADDRESSES).flatMap((addresses) => addresses.map((address) => new URL(address).hostname)),
  "cdn.jsdelivr.net",
  "github.com",
  "codeload.github.com",
]);
