export interface VersionsInForce {
  readonly engine: string;
  /** The price book. */
  readonly book: string;
  /** The organization's count of its policy's versions; 0: the defaults. */
  readonly policyNumber: number;
}

export const policyWords = (policyNumber: number): string =>
  policyNumber === 0 ? "the default policy" : `policy ${policyNumber}`;

/** What numbers rest on, for the last line of a page and of a letter. */
export const versionsWords = ({ engine, book, policyNumber }: VersionsInForce): string =>
  `Price book ${book} · engine ${engine} · ${policyWords(policyNumber)}`;
