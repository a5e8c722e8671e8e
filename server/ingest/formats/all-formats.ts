import { anthropicCost } from "./anthropic-cost";
import { anthropicUsage } from "./anthropic-usage";
import { canonical } from "./canonical";
import type { Format } from "./format";
import { litellmSpendLogs } from "./litellm-spend-logs";
import { openaiUsage } from "./openai-usage";
import { cursor } from "./cursor";
import { deepseek } from "./deepseek";
import { fireworks } from "./fireworks";
import { helicone } from "./helicone";
import { langfuseObservations } from "./langfuse-observations";
import { litellmDaily } from "./litellm-daily";
import { openaiCost } from "./openai-cost";
import { openrouterActivity } from "./openrouter-activity";
import { openrouterDaily } from "./openrouter-daily";
import { requestTrace } from "./request-trace";

/** Every format that is recognised without help. A new one is a file beside these and a line here. */
export const allFormats: readonly Format[] = [
  openaiUsage,
  anthropicUsage,
  anthropicCost,
  litellmSpendLogs,
  requestTrace,
  openaiCost,
  openrouterActivity,
  openrouterDaily,
  litellmDaily,
  langfuseObservations,
  helicone,
  cursor,
  fireworks,
  deepseek,
  canonical,
];
