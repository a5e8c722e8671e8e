/** What the server's log calls an error of a page; `null` where it gave it no name. */
export const digestOf = (error: unknown): string | null =>
  typeof error === "object" && error !== null && "digest" in error && typeof error.digest === "string"
    ? error.digest
    : null;
