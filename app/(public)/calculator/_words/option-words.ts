import type { EngineInput, EngineOption, Level } from "@/server/engine";
import { formatShare } from "@/server/kernel/format";
import { numberText } from "./number-text";

export const nameOf = ({ label, id }: EngineOption): string => label ?? id;

const NOUNS: Readonly<Record<Level, string>> = {
  1: "change of prompt or model",
  2: "retrieval project",
  3: "fine-tune",
  4: "continued pre-training",
  5: "model from scratch",
};

/** What an up-front cost pays for: `fine-tune`, `router`. */
export const nounOf = ({ level, route }: EngineOption): string => (route ? "router" : NOUNS[level]);

/** `500 tokens in and 50 out at $2.50 and $10 a million`. */
export function tokensWords({ usage }: EngineInput): string {
  return `${numberText(usage.inputTokensPerRequest)} tokens in and ${numberText(usage.outputTokensPerRequest)} out a request`;
}

/** `80 % to Llama 3.2 3B, 20 % to GPT-4o`. */
export function routeWords(option: EngineOption, options: readonly EngineOption[]): string {
  const legs = (option.route ?? []).map(({ option: id, share }) => {
    const leg = options.find((one) => one.id === id);
    return `${formatShare(share)} to ${leg ? nameOf(leg) : id}`;
  });
  return legs.join(", ");
}
