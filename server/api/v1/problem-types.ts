/** One kind of problem: its status, its title, and what to do about it. The page of the API prints this table. */
interface ProblemType {
  readonly status: number;
  readonly title: string;
  readonly meaning: string;
}

/** Everything that the HTTP API refuses, by the fragment that its `type` leads to. */
export const PROBLEM_TYPES = {
  "bad-request": {
    status: 400,
    title: "The request is not right",
    meaning: "`errors` names each place, by JSON pointer or by parameter, and what would be right there.",
  },
  "cut-short": {
    status: 400,
    title: "Not all bytes arrived",
    meaning: "The body was shorter than announced. Nothing was kept of it: send it again.",
  },
  "invalid-token": {
    status: 401,
    title: "The token does not hold",
    meaning:
      "There is no token, or it is unknown, has ended or was revoked; which of these is not said. Make one in the settings of your organization.",
  },
  "not-allowed": {
    status: 403,
    title: "The token may not do this",
    meaning: "Make a token with the ability that `ability` names.",
  },
  "not-found": {
    status: 404,
    title: "There is no such thing",
    meaning: "The address is not one of this API, or nothing of your organization has this id.",
  },
  "wrong-method": {
    status: 405,
    title: "Not with this method",
    meaning: "The header `Allow` lists what the address takes.",
  },
  conflict: {
    status: 409,
    title: "Not in this state",
    meaning: "The import is not where this could be done. Read it to see where it is.",
  },
  "open-question": {
    status: 409,
    title: "A question is open",
    meaning:
      "The file was read and waits. `questions` names what to answer: `overlap` (days that are here already: `replace` or `keep`), `rejects` (many rows were rejected: look at them, then accept). Answer it at `commit`.",
  },
  "key-in-use": {
    status: 409,
    title: "The first request with this key is still at work",
    meaning: "Wait as long as `Retry-After` says, then send the same again: you get the answer of the first.",
  },
  "too-large": {
    status: 413,
    title: "Too large",
    meaning: "The sentence says how much it may be, and how to split it.",
  },
  "unsupported-content": {
    status: 415,
    title: "Not this kind of content",
    meaning: "The sentence lists the content types and encodings that the address takes.",
  },
  "file-refused": {
    status: 422,
    title: "The file was refused",
    meaning: "It cannot be read as a whole. `code` and the sentence say why; nothing was written.",
  },
  "key-reused": {
    status: 422,
    title: "This key belongs to another request",
    meaning: "An Idempotency-Key stands for one request with its bytes. Use a new one for other bytes.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    meaning: "Wait as long as `Retry-After` says. Each token has its own allowance a minute.",
  },
  bug: {
    status: 500,
    title: "Something went wrong on our side",
    meaning: "It is in the log of the installation under the number in the sentence. Nothing was changed.",
  },
  unavailable: {
    status: 503,
    title: "Not now",
    meaning: "The sentence says what is missing, for example room on the disk. Send it again later.",
  },
} as const satisfies Record<string, ProblemType>;

export type ProblemName = keyof typeof PROBLEM_TYPES;

/** Where the API lives; problems, locations and the page are relative to the host. */
export const API_ROOT = "/api/v1";
