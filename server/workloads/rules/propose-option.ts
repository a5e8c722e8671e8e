import type { OptionDefinitionInput } from "../schema";

/** An option for a model that serves the workload and that no option names: as it is called now, priced by the book. */
export const proposeOption = ({
  provider,
  model,
}: {
  readonly provider: string;
  readonly model: string;
}): OptionDefinitionInput => ({
  label: model.slice(0, 120),
  level: /^ft:|\.ft-/i.test(model) ? 3 : 1,
  hosting: /^ft:|\.ft-/i.test(model) ? "managed" : "api",
  priceOf: { provider: provider === "" ? "unknown" : provider, model: model.slice(0, 120) },
  models: [model.slice(0, 200)],
});
