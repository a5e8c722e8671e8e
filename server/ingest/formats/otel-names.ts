/**
 * What the attributes and members of a span are called, best first: the conventions of today, what they were before, and
 * OpenInference. (open-telemetry/semantic-conventions-genai, August 2026; Arize OpenInference.)
 */
export const OTEL_NAMES = {
  input: [
    ...["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens", "llm.token_count.prompt"],
    ...["llm.usage.prompt_tokens"],
  ],
  output: [
    ...["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens", "llm.token_count.completion"],
    ...["llm.usage.completion_tokens"],
  ],
  cacheRead: [
    ...["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"],
    ...["gen_ai.usage.input_tokens.cached", "gen_ai.usage.details.cache_read_tokens"],
    ...["llm.token_count.prompt_details.cache_read"],
  ],
  cacheWrite: [
    ...["gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens"],
    ...["gen_ai.usage.details.cache_write_tokens", "llm.token_count.prompt_details.cache_write"],
  ],
  reasoning: [
    ...["gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"],
    ...["gen_ai.usage.details.reasoning_tokens", "llm.usage.reasoning_tokens"],
    ...["llm.token_count.completion_details.reasoning"],
  ],
  /** What input and output add up to; nothing is read from it. */
  total: ["gen_ai.usage.total_tokens", "llm.token_count.total", "llm.usage.total_tokens"],
  audioInput: ["llm.token_count.prompt_details.audio"],
  audioOutput: ["llm.token_count.completion_details.audio"],
  operation: ["gen_ai.operation.name"],
  kind: ["openinference.span.kind"],
  requestType: ["llm.request.type"],
  provider: ["gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system"],
  responseModel: ["gen_ai.response.model", "llm.response.model"],
  requestModel: ["gen_ai.request.model", "llm.model_name", "embedding.model_name", "llm.request.model"],
  serviceTier: [
    ...["openai.response.service_tier", "gen_ai.openai.response.service_tier"],
    ...["openai.request.service_tier", "gen_ai.openai.request.service_tier"],
  ],
  workflow: ["gen_ai.workflow.name", "traceloop.workflow.name"],
  agent: ["gen_ai.agent.name"],
  promptName: ["gen_ai.prompt.name", "llm.prompt_template.name", "traceloop.prompt.key"],
  user: ["enduser.id", "user.id"],
  app: ["resource.service.name", "service.name", "ServiceName", "serviceName"],
  project: ["resource.openinference.project.name", "openinference.project.name", "resource.service.namespace"],
  error: ["error.type"],
  status: ["status.code", "status.status_code", "statusCode", "status_code", "StatusCode"],
  start: [
    ...["startTimeUnixNano", "start_time_unix_nano", "start_time", "startTime", "StartTime", "Timestamp", "timestamp"],
  ],
  trace: ["traceId", "trace_id", "context.trace_id", "TraceId"],
  span: ["spanId", "span_id", "context.span_id", "SpanId"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type OtelName = keyof typeof OTEL_NAMES;

/** Which spans are a model's own work, by what tells it; the first that a span has decides. Lower case. */
export const INFERENCE_KINDS: readonly { readonly told: OtelName; readonly kinds: readonly string[] }[] = [
  { told: "operation", kinds: ["chat", "text_completion", "generate_content", "embeddings"] },
  { told: "kind", kinds: ["llm", "embedding"] },
  { told: "requestType", kinds: ["chat", "completion", "embedding"] },
];

/** Providers in the words of the price book, by the conventions' names. Others stand for themselves. */
export const OTEL_PROVIDERS: readonly (readonly [pattern: string, slug: string])[] = [
  ["aws[._]bedrock|bedrock|amazon[._ ]bedrock", "bedrock"],
  ["(az|azure)[._]ai[._](openai|inference)|azure|azure_openai", "azure"],
  ["gcp[._]vertex_ai|vertex_ai|vertexai|gcp[._]gen_ai|gcp[._]gemini|gemini|google.*", "google"],
  ["x_ai|xai|x[.]ai", "xai"],
  ["mistral_ai|mistralai", "mistral"],
  ["moonshot_ai|moonshot", "moonshotai"],
];
