import type { Format, Generation } from "../formats/format";

/** A file's columns, found to be those of a format. Columns are positions in the file's own order. */
export interface Recognised {
  readonly format: Format;
  readonly generation: Generation;
  /** Position of each column the format knows, by the format's name for it (prefixed ones by the file's). */
  readonly columns: ReadonlyMap<string, number>;
  readonly unknown: readonly string[];
}

export interface Unrecognised {
  readonly nearest: Format | null;
  /** Columns of the nearest format's nearest generation that the file lacks. */
  readonly missing: readonly string[];
}

const plain = (name: string): string => name.trim().toLowerCase();

function match(format: Format, generation: Generation, header: readonly string[]): Recognised | null {
  const names = header.map(plain);
  if (!generation.required.every((column) => names.includes(plain(column)))) return null;
  const known = new Map([...generation.required, ...generation.optional].map((column) => [plain(column), column]));
  const columns = new Map<string, number>();
  const unknown: string[] = [];
  for (const [position, name] of names.entries()) {
    const written = header[position] ?? "";
    const column =
      known.get(name) ??
      (generation.optionalPrefixes?.some((prefix) => name.startsWith(plain(prefix))) ? written.trim() : undefined);
    if (column !== undefined) columns.set(column, position);
    else unknown.push(written);
  }
  if (generation.exact && unknown.length > 0) return null;
  return { format, generation, columns, unknown };
}

const matchesOf = (formats: readonly Format[], container: string, header: readonly string[]): Recognised[] =>
  formats
    .filter((format) => format.containers.some((held) => held === container))
    .flatMap((format) => format.generations.flatMap((generation) => match(format, generation, header) ?? []));

/** Finds the format that a header belongs to: the one that explains most of its columns. */
export function recogniseFormat(
  formats: readonly Format[],
  container: "csv" | "json-lines" | "json",
  header: readonly string[],
): Recognised | null {
  return matchesOf(formats, container, header).sort(byFit)[0] ?? null;
}

const byFit = (left: Recognised, right: Recognised): number =>
  left.unknown.length - right.unknown.length || right.generation.required.length - left.generation.required.length;

/** True where the first of two explains more. */
export const isBetterMatch = (first: Recognised, second: Recognised): boolean => byFit(first, second) < 0;

/** The format whose columns have most in common with an unknown header, to say what was expected. */
export function nearestFormat(formats: readonly Format[], header: readonly string[]): Unrecognised {
  const names = new Set(header.map(plain));
  const scored = formats.flatMap((format) =>
    format.generations.map((generation) => {
      const all = [...generation.required, ...generation.optional].map(plain);
      const shared = all.filter((column) => names.has(column)).length;
      return {
        format,
        likeness: shared / (names.size + all.length - shared),
        missing: generation.required.filter((column) => !names.has(plain(column))),
      };
    }),
  );
  const best = scored.sort((left, right) => right.likeness - left.likeness)[0];
  return best && best.likeness > 0 ? { nearest: best.format, missing: best.missing } : { nearest: null, missing: [] };
}
