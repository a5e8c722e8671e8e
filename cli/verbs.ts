/**
 * A verb of the command line: takes its arguments, answers the exit code. 0 done · 1 a bug · 2 bad arguments or input ·
 * 3 a file refused · 4 an answer is needed · 5 database not there. Each is loaded only when it is called.
 */
export type Verb = (args: readonly string[]) => Promise<number>;

export const verbs: Readonly<Record<string, Verb>> = {
  recommend: async (args) => (await import("./recommend")).recommend(args),
  cost: async (args) => (await import("./cost")).cost(args),
  roi: async (args) => (await import("./roi")).roi(args),
  variance: async (args) => (await import("./variance")).varianceVerb(args),
  import: async (args) => (await import("./import")).importVerb(args),
  review: async (args) => (await import("./review")).reviewVerb(args),
  prices: async (args) => (await import("./prices")).pricesVerb(args),
  inspect: async (args) => (await import("./inspect")).inspect(args),
  backup: async (args) => (await import("./backup")).backupVerb(args),
  restore: async (args) => (await import("./restore")).restoreVerb(args),
  "rotate-keys": async (args) => (await import("./rotate-keys")).rotateKeysVerb(args),
};
