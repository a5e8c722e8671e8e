import { Refusal } from "../kernel/refusal";

/** PostgreSQL holds no null character in a text: refused here, it is a fault of the question and no bug of ours. */
export function refuseNullCharacters(input: unknown, place: readonly string[] = []): void {
  if (typeof input === "string" && input.includes("\u0000"))
    throw new Refusal("bad-input", "null-character", `${place.join(".") || "input"}: leave out the null character.`, {
      field: place.join("."),
    });
  if (typeof input !== "object" || input === null) return;
  for (const [key, value] of Object.entries(input)) {
    refuseNullCharacters(key, place);
    refuseNullCharacters(value, [...place, key]);
  }
}
