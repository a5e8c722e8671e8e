const SENTENCES: Readonly<Record<string, (name: string) => string>> = {
  ENOENT: (name) => `There is no file ${name}.`,
  ENOTDIR: (name) => `There is no file ${name}.`,
  EISDIR: (name) => `${name} is a folder; name a file.`,
  EACCES: (name) => `${name} may not be read by you.`,
  EPERM: (name) => `${name} may not be read by you.`,
  EAGAIN: () => "There is nothing on standard input; name a file or pipe one in.",
};

/** Why a file could not be opened, in a sentence; `null` for an error that is none of the file system's usual ones. */
export function fileFault(error: unknown, name: string): string | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return Object.hasOwn(SENTENCES, code) ? (SENTENCES[code]?.(name) ?? null) : null;
}
