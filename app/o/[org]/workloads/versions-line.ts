export interface ShownVersions {
  readonly engine: string;
  readonly policy: string;
  readonly book: string;
}

/** What the numbers of a page rest on, for its last line. */
export const versionsLine = ({ engine, policy, book }: ShownVersions): string =>
  `Price book ${book} · engine ${engine} · policy ${policy}`;
