import { anthropicCost } from "./anthropic-cost";
import { anthropicCostApi } from "./anthropic-cost-api";
import { anthropicUsage } from "./anthropic-usage";
import { anthropicUsageApi } from "./anthropic-usage-api";
import { awsCur } from "./aws-cur";
import { azureCost } from "./azure-cost";
import { bedrockInvocations } from "./bedrock-invocations";
import { canonical } from "./canonical";
import type { Format } from "./format";
import { litellmSpendLogs } from "./litellm-spend-logs";
import { openaiUsage } from "./openai-usage";
import { cursor } from "./cursor";
import { deepseek } from "./deepseek";
import { fireworks } from "./fireworks";
import { focus } from "./focus";
import { googleBilling } from "./google-billing";
import { helicone } from "./helicone";
import { langfuseObservations } from "./langfuse-observations";
import { litellmActivity } from "./litellm-activity";
import { litellmDaily } from "./litellm-daily";
import { openaiCost } from "./openai-cost";
import { openaiCostsApi } from "./openai-costs-api";
import { openaiUsageApi } from "./openai-usage-api";
import { openrouterActivity } from "./openrouter-activity";
import { openrouterDaily } from "./openrouter-daily";
import { otelGenai } from "./otel-genai";
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
  litellmActivity,
  langfuseObservations,
  helicone,
  cursor,
  fireworks,
  deepseek,
  awsCur,
  azureCost,
  focus,
  openaiUsageApi,
  openaiCostsApi,
  anthropicUsageApi,
  anthropicCostApi,
  bedrockInvocations,
  googleBilling,
  otelGenai,
  canonical,
];
