import type { StoredOption } from "../store";
import type { UsableOption } from "./option-in-use";

/** An option as far as it matters for who serves the usage. */
export const usableOption = ({ key, definition }: Pick<StoredOption, "key" | "definition">): UsableOption => ({
  key,
  label: definition.label,
  level: definition.level,
  models: definition.models,
  batch: definition.batch,
  route: definition.route ?? null,
});
