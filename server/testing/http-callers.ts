import path from "node:path";
import { asPerson } from "../tenancy/tenant-database";
import type { SignedInPerson } from "../tenancy/sign-in/session";

/** Who a request comes from: the id of a session, null for nobody. The one thing that is put in the place of a cookie. */
export const caller: { session: string | null } = { session: null };

/** Opens a session for a person, as signing in does. */
export async function openSession({ sessionId, userId }: SignedInPerson): Promise<void> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  await asPerson(userId, (db) => db.session.create({ data: { id: sessionId, userId, expiresAt } }));
}

type Answer = (request: Request, way: { params: Promise<Record<string, unknown>> }) => Promise<Response>;

export interface HttpCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly search?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly as: SignedInPerson | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const HOST = "quarterdeck.example";

/** Asks one route of the pages' server in this process, from our own pages, through its real door. */
export async function callRoute(root: string, file: string, call: HttpCall): Promise<HttpAnswer> {
  const route = (await import(path.join(root, "app", file))) as Record<string, Answer>;
  const answer = route[call.method];
  if (!answer) throw new Error(`${file} has no ${call.method}`);
  caller.session = call.as?.sessionId ?? null;
  const address = path
    .dirname(file)
    .replaceAll(/\[([a-z]+)\]/g, (_, name: string) => encodeURIComponent(String(call.params[name])));
  const url = new URL(`http://${HOST}/${address}?${new URLSearchParams(call.search)}`);
  const request = new Request(url, {
    method: call.method,
    headers: { host: HOST, origin: `http://${HOST}`, ...call.headers },
    ...(call.body === undefined ? {} : { body: call.body, duplex: "half" }),
  } as RequestInit);
  const given = await answer(request, { params: Promise.resolve({ ...call.params }) });
  return { status: given.status, headers: given.headers, text: await given.text() };
}
