/** What an attacker, or a mistake, may put where an id belongs. */
export interface IdMutation {
  readonly name: string;
  /** Asked by every role each time; the others by one role in turn, and by night by every role. */
  readonly isForAll?: boolean;
  /** Of the kind that the field takes: the other organization's id, and one's own. */
  readonly value: (of: { readonly theirs: string; readonly own: string }) => unknown;
}

export interface MutationWords {
  readonly theirOrganization: string;
  readonly theirSlug: string;
  readonly theirQuarter: string;
  /** An id of another kind of theirs. */
  readonly theirOther: string;
  /** Ids that were one's own and are no more. */
  readonly deleted: readonly string[];
}

/** These must look exactly alike: whoever asks learns nothing of what exists elsewhere or existed here. */
export const ALIKE = ["theirs", "deleted", "deleted 2", "random"] as const;

const RANDOM = "k3v9x2m7q1w8e4r6t5y0u3i2o9";

export const idMutations = (words: MutationWords): readonly IdMutation[] => [
  { name: "theirs", isForAll: true, value: ({ theirs }) => theirs },
  ...words.deleted.map((id, at) => ({
    ...{ name: at === 0 ? "deleted" : `deleted ${at + 1}`, isForAll: true },
    value: () => id,
  })),
  { name: "random", isForAll: true, value: () => RANDOM },
  { name: "a filter", value: () => ({ not: "" }) },
  { name: "a list", value: ({ theirs }) => [theirs] },
  { name: "very long", value: ({ theirs }) => theirs.repeat(400) },
  {
    name: "look-alike of one's own",
    value: ({ own }) => own.replace(/[a-z0-9]/, (letter) => wide(letter)),
  },
  { name: "empty", value: () => "" },
  { name: "null", value: () => null },
  { name: "prototype", value: () => "__proto__" },
  { name: "a path", value: ({ theirs }) => `../${words.theirOrganization}/${theirs}` },
  { name: "their organization", value: () => words.theirOrganization },
  { name: "their slug", value: () => words.theirSlug },
  { name: "their quarter", value: () => words.theirQuarter },
  { name: "theirs of another kind", value: () => words.theirOther },
  { name: "theirs under their organization", value: ({ theirs }) => `${words.theirOrganization}.${theirs}` },
  { name: "theirs in upper case", value: ({ theirs }) => theirs.toUpperCase() },
  { name: "theirs with a space", value: ({ theirs }) => `${theirs} ` },
  { name: "SQL", value: ({ theirs }) => `' OR id = '${theirs}' --` },
  { name: "null byte", value: ({ theirs }) => `${theirs}\u0000` },
];

/** Texts that go into every free field, day by day; by night all of them do. */
export const EVERYWHERE: readonly string[] = ["theirs", "their organization", "their slug", "very long", "prototype", "SQL", "null byte"]; // prettier-ignore

/** The same letter, full-width: alike to the eye and under compatibility normalisation. */
const wide = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
