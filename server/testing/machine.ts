import { answerApi } from "../api/v1/answer-api";
import type { ApiImport } from "../api/v1/imports/api-import";
import type { ProblemFault } from "../api/v1/problem";
import type { TokenAbility } from "../tenancy/tokens/token-schema";
import type { WorldOrganization } from "./world";

export interface Machine {
  readonly id: string;
  readonly token: string;
  /** Asks the HTTP API with the machine's token. */
  readonly ask: (method: string, path: string, more?: Asked) => Promise<Answered>;
}

export interface Asked {
  readonly body?: BodyInit | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/json`. */
  readonly json?: unknown;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: AnsweredJson;
}

/**
 * What the API answers, as its document describes it: an import, a page of them, of rejects, a problem. A test looks for what
 * it expects; what an answer does not hold is absent all the same.
 */
export interface AnsweredJson extends Omit<ApiImport, "status" | "report"> {
  readonly status: string | number;
  readonly report: NonNullable<ApiImport["report"]>;
  readonly imports: readonly ApiImport[];
  readonly next: string | number | null;
  readonly type: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly Required<Pick<ProblemFault, "detail" | "pointer">>[];
  /** Members of problems: the import they are about, and where to commit it. */
  readonly import: string;
  readonly commit: string;
}

/** A machine with a token of the organization. */
export async function machine(
  organization: WorldOrganization,
  abilities: readonly TokenAbility[] = ["usage:import", "usage:read", "usage:rejects"],
  more: { readonly requestsPerMinute?: number; readonly expiresInDays?: number } = {},
): Promise<Machine> {
  const { id, token } = await organization
    .as("admin")
    .tenancy.createToken({ name: "Exporter", abilities: [...abilities], expiresInDays: 30, ...more });
  return { id, token, ask: (method, path, asked) => askAs(token, method, path, asked) };
}

/** Asks with any token, or with none. */
export async function askAs(token: string | null, method: string, path: string, asked: Asked = {}): Promise<Answered> {
  const body = asked.json === undefined ? (asked.body ?? null) : JSON.stringify(asked.json);
  const headers = {
    // As long as an answer may take: the computer that tests may have other work.
    prefer: "wait=60",
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(asked.json === undefined ? {} : { "content-type": "application/json" }),
    ...asked.headers,
  };
  const init = { method, headers, body, ...(body === null ? {} : { duplex: "half" }) };
  const answer = await answerApi(new Request(`http://quarterdeck.example/api/v1${path}`, init as RequestInit));
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: jsonOf(text) };
}

function jsonOf(text: string): AnsweredJson {
  try {
    return JSON.parse(text) as AnsweredJson;
  } catch {
    return null as unknown as AnsweredJson;
  }
}
