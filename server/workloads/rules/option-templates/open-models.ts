import { CHAPTER, PRECISION, QUARTERLY, type TemplateSource } from "./catalog";

/** An open model that may be trained and run on machines of one's own. */
export interface OpenModel {
  readonly id: string;
  readonly name: string;
  /** Billions of parameters. */
  readonly parameters: number;
  /** What the price book calls its training, where a provider sells it. */
  readonly trainedAs: string;
  /** What one LoRA run costs in US dollars, where the book has no price of training. */
  readonly run: { readonly from: number; readonly to: number; readonly source: TemplateSource };
}

/** Several sizes, smallest first. Parameters as their makers publish them. */
export const OPEN_MODELS: readonly OpenModel[] = [
  { id: "llama-3.2-3b", name: "Llama 3.2 3B", parameters: 3.2, trainedAs: "ft:llama-3.2-3b", run: { from: 10, to: 10, source: PRECISION } },
  { id: "llama-3.1-8b", name: "Llama 3.1 8B", parameters: 8, trainedAs: "ft:llama-3.1-8b", run: { from: 15, to: 50, source: QUARTERLY } },
  { id: "qwen3-32b", name: "Qwen3 32B", parameters: 32.8, trainedAs: "ft:qwen3-32b", run: { from: 500, to: 2_000, source: CHAPTER } },
  { id: "llama-3.3-70b", name: "Llama 3.3 70B", parameters: 70.6, trainedAs: "ft:llama-3.3-70b", run: { from: 500, to: 2_000, source: CHAPTER } },
]; // prettier-ignore

/** Memory (GB) and its bandwidth (GB a second) of one accelerator, as its maker's data sheet says. */
export const ACCELERATORS: Readonly<Record<string, { readonly memory: number; readonly bandwidth: number }>> = {
  A10G: { memory: 24, bandwidth: 600 },
  A6000: { memory: 48, bandwidth: 768 },
  L40S: { memory: 48, bandwidth: 864 },
  V100: { memory: 16, bandwidth: 900 },
  H100: { memory: 80, bandwidth: 3_350 },
  H200: { memory: 141, bandwidth: 4_800 },
  B200: { memory: 180, bandwidth: 8_000 },
};

/** A 3B model on one A10G serves ten requests of 500 + 50 tokens a second: the one throughput that is published. */
const MEASURED = { tokensPerSecond: 10 * 550, parameters: 3.2, bandwidth: 600, source: PRECISION } as const;
/** Weights take two bytes a parameter; a fifth more for what requests hold. */
const BYTES_PER_PARAMETER = 2 * 1.2;

/** True where the model fits the machine's accelerators together. */
export const fits = (model: OpenModel, accelerator: string, accelerators: number): boolean =>
  (ACCELERATORS[accelerator]?.memory ?? 0) * accelerators >= model.parameters * BYTES_PER_PARAMETER;

/**
 * Requests a second that a machine may serve, an estimate until it is measured: the published throughput, in proportion to the
 * memory's bandwidth, against the model's size. Null for an accelerator whose data sheet is not known.
 */
export function estimatedCapacity(
  model: OpenModel,
  machine: { readonly accelerator: string; readonly accelerators: number },
  tokensPerRequest: number,
): number | null {
  const sheet = ACCELERATORS[machine.accelerator];
  if (!sheet || !(tokensPerRequest > 0)) return null;
  const speed = (sheet.bandwidth * machine.accelerators) / MEASURED.bandwidth;
  const tokens = MEASURED.tokensPerSecond * speed * (MEASURED.parameters / model.parameters);
  return Number((tokens / tokensPerRequest).toPrecision(2));
}
