import type { TenantAnswers } from "../../../../../_api/answers";

export type ComposedLine = TenantAnswers["deployments"]["read"]["months"][number]["lines"]["hosting"];
type Source = NonNullable<ComposedLine["from"]>;

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  typed: "typed",
  file: "from a file",
  recurring: "recurring",
  usage: "from usage",
};

/** `typed; recurring 120 does not count`. */
export function sourceWords({ from, beside }: ComposedLine): string {
  if (from === null) return "";
  const others = beside.map((one) => `${SOURCE_WORDS[one.from]} ${one.amount}`).join(", ");
  return others === "" ? SOURCE_WORDS[from] : `${SOURCE_WORDS[from]}; does not count: ${others}`;
}
