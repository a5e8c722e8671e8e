import { cell, firstCell, literal, momentAfter, momentOf } from "./expressions";
import type { Answers, Cells, Format, Generation, Need, Reading } from "./format";

const AZURE: Generation = {
  name: "azure",
  required: ["TIMESTAMP", "ContextTokens", "GeneratedTokens"],
  optional: ["NumImages"],
};
const BURST: Generation = {
  name: "burstgpt",
  required: ["Timestamp", "Model", "Request tokens", "Response tokens"],
  optional: ["Session ID", "Elapsed time", "Total tokens", "Log Type"],
};
const MOONCAKE: Generation = {
  name: "mooncake",
  required: ["timestamp", "input_length", "output_length"],
  optional: ["hash_ids"],
};
const TOKENS_PER_BLOCK = 512;

/**
 * Request traces: a row a request, without model or provider, which a person has to say. Azure's have the time of day,
 * BurstGPT's the seconds and Mooncake's the milliseconds since a start that a person has to say as well.
 */
export const requestTrace: Format = {
  name: "request-trace",
  kind: "usage",
  containers: ["csv", "json-lines"],
  generations: [AZURE, BURST, MOONCAKE],
  needs: (generation, answers) => {
    if (generation !== AZURE && answers.start === undefined)
      return {
        refused: {
          code: "start-needed",
          message:
            "The times in this trace count from its beginning. Say when that was, for example --start 2026-07-01T00:00:00Z.",
        },
      };
    return { warnings: missing(generation, answers) };
  },
  read: (cells, answers) =>
    cells.has("ContextTokens")
      ? readAzure(cells, answers)
      : cells.has("Request tokens")
        ? readBurst(cells, answers)
        : readMooncake(cells, answers),
};

function missing(generation: Generation, answers: Answers): Need[] {
  const needs: Need[] = [];
  if (answers.model === undefined && generation !== BURST)
    needs.push({
      code: "model-unknown",
      message: "The trace names no model: its rows stay unpriced. Say it with --model.",
    });
  if (answers.provider === undefined)
    needs.push({ code: "provider-unknown", message: "The trace names no provider. Say it with --provider." });
  return needs;
}

const named = ({ model, provider }: Answers) => ({
  provider: literal(provider ?? "unknown"),
  model: literal(model ?? "unknown"),
});

function readAzure(cells: Cells, answers: Answers): Reading {
  const time = cell(cells, "TIMESTAMP");
  return {
    moment: { ...time, at: momentOf(time.text), tellsHour: "true" },
    counts: {
      context: cell(cells, "ContextTokens"),
      generated: cell(cells, "GeneratedTokens"),
      images_sent: cell(cells, "NumImages"),
    },
    checks: [],
    dimensions: named(answers),
    quantities: { requests: "1", uncachedInput: "context", output: "generated" },
    units: { images: "images_sent" },
  };
}

function readBurst(cells: Cells, answers: Answers): Reading {
  const time = cell(cells, "Timestamp");
  const names = named(answers);
  return {
    moment: { ...time, at: momentAfter(answers.start ?? "", time.text, 1_000_000), tellsHour: "true" },
    counts: { sent: cell(cells, "Request tokens"), received: cell(cells, "Response tokens") },
    checks: [],
    dimensions: { ...names, model: answers.model === undefined ? cells.text("Model") : names.model },
    quantities: {
      requests: "1",
      failedRequests: "CASE WHEN received = 0 THEN 1 ELSE 0 END",
      uncachedInput: "sent",
      output: "received",
    },
  };
}

function readMooncake(cells: Cells, answers: Answers): Reading {
  const time = firstCell(cells, "timestamp");
  return {
    moment: { ...time, at: momentAfter(answers.start ?? "", time.text, 1_000), tellsHour: "true" },
    counts: { sent: cell(cells, "input_length"), received: cell(cells, "output_length") },
    checks: [],
    dimensions: named(answers),
    quantities: { requests: "1", uncachedInput: "sent", output: "received" },
    prefixBlocks: { ids: cells.text("hash_ids"), tokensPerBlock: TOKENS_PER_BLOCK, input: "sent" },
  };
}
