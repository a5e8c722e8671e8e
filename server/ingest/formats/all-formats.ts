import { anthropicCost } from "./anthropic-cost";
import { anthropicUsage } from "./anthropic-usage";
import { canonical } from "./canonical";
import type { Format } from "./format";
import { litellmSpendLogs } from "./litellm-spend-logs";
import { openaiUsage } from "./openai-usage";
import { requestTrace } from "./request-trace";

/** Every format that is recognised without help. A new one is a file beside these and a line here. */
export const allFormats: readonly Format[] = [
  openaiUsage,
  anthropicUsage,
  anthropicCost,
  litellmSpendLogs,
  requestTrace,
  canonical,
];
