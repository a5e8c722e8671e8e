import { readAzureRetail } from "./azure-retail";
import type { ReadFeed } from "./feed";
import { readGenaiPrices } from "./genai-prices";
import { readLiteLlm } from "./litellm";
import { readLlmPrices } from "./llm-prices";
import { readModelsDev } from "./models-dev";
import { readOpenRouter } from "./openrouter";
import { readPortkey } from "./portkey";

/** Every feed by the name that the command line and the schedule call it. */
export const FEEDS: Readonly<Record<string, ReadFeed>> = {
  litellm: readLiteLlm,
  "genai-prices": readGenaiPrices,
  "models-dev": readModelsDev,
  openrouter: readOpenRouter,
  "llm-prices": readLlmPrices,
  portkey: readPortkey,
  "azure-retail": readAzureRetail,
};
export const FEED_NAMES: readonly string[] = Object.keys(FEEDS);
