import type { Level } from "./json-levels";

/**
 * Lists of pairs that are columns of a row: `{ key, value }` as OpenTelemetry writes attributes, the value typed by its member's name
 * (`{ "intValue": "5" }`), and `{ field, value }` as CloudWatch writes results.
 */
const TYPED_VALUE = /^(?:string|int|double|bool)_?[vV]alue$/;

type PairLevel = Extract<Level, { kind: "pair" | "pair value" }>;
export const isPair = (level: Level): level is PairLevel => level.kind === "pair" || level.kind === "pair value";

/** The level of an object that begins inside such a list, or of a typed value inside a pair; null where nothing is wanted of it. */
export function openedInPairs(level: Level, name: string, isArray: boolean): Level | null {
  if (isArray) return null;
  if (level.kind === "pairs") return { kind: "pair", prefix: level.prefix, name: null, value: undefined };
  return level.kind === "pair" && name === "value" ? { kind: "pair value", pair: level } : null;
}

/** Whether the text of a member is wanted; `isWanted` says so of a pair by its name, where that is told already. */
export const wantsPairText = (level: PairLevel, member: string, isWanted: (name: string) => boolean): boolean =>
  level.kind === "pair" || (TYPED_VALUE.test(member) && (level.pair.name === null || isWanted(level.pair.name)));

/** Takes in a member of a pair, or of its typed value. A text that is too long to hold is null. */
export function takePairMember(
  level: PairLevel,
  member: string,
  { kind, text, isNull }: { readonly kind: string; readonly text: string | null; readonly isNull: boolean },
): void {
  const quoted = text === null ? null : `"${text}"`;
  if (level.kind === "pair value") {
    if (TYPED_VALUE.test(member) && !isNull) level.pair.value = quoted;
  } else if (member === "key" || member === "field") {
    if (kind === "string") level.name = text;
  } else if (member === "value" && !isNull) level.value = quoted;
}
