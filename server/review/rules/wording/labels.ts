import type { EngineOption, Level, Recommendation } from "@/server/engine";

/** The rungs as they are read everywhere. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  1: "API + prompting",
  2: "Retrieval",
  3: "Fine-tuning",
  4: "Continued pre-training",
  5: "From scratch",
};

type Asked = Pick<Recommendation, "input">;

export const optionOf = ({ input }: Asked, id: string | null | undefined): EngineOption | undefined =>
  input.options.find((option) => option.id === id);

/** What people call an option: its label, else its id. */
export const labelOf = (asked: Asked, id: string | null | undefined): string =>
  optionOf(asked, id)?.label ?? id ?? "no option";

export const currencyOf = ({ input }: Asked): string => input.currency ?? "USD";
