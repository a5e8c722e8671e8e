import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** What the issuer says of a person, by their address. */
export type Person = Readonly<Record<string, unknown>>;

export interface TestIssuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What it says from now on; of who is not here it says nothing. */
  readonly people: Map<string, Person>;
  readonly close: () => Promise<void>;
}

/**
 * A real OpenID Connect server on loopback (oidc-provider). Whoever is hinted at is signed in at once and agrees to everything:
 * what is tested is the conversation, and what we make of its answer.
 */
export async function startIssuer(redirectUri: string): Promise<TestIssuer> {
  const people = new Map<string, Person>();
  const [clientId, clientSecret] = ["quarterdeck", randomBytes(32).toString("base64url")];
  let handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async () => undefined;
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ["sub", "groups"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people.get(id) }) }),
  });
  const serve = provider.callback();
  handle = async (request, response) => {
    if (request.url?.startsWith("/interaction/")) await agree(provider, request, response);
    else await serve(request, response);
  };
  return { issuer, clientId, clientSecret, people, close: () => closed(server) };
}

async function agree(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    const accountId = String(params.login_hint);
    return provider.interactionFinished(request, response, { login: { accountId } });
  }
  const accountId = session?.accountId ?? "";
  const known = grantId ? await provider.Grant.find(grantId) : undefined;
  const grant = known ?? new provider.Grant({ accountId, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** Goes where a browser would, with its cookies, until it comes back; answers the address that it brings. */
export async function browse(start: string, back: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = start;
  for (let hop = 0; hop < 12; hop += 1) {
    if (at.startsWith(back)) return new URL(at);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", ...value] = (line.split(";")[0] ?? "").split("=");
      jar.set(name, value.join("="));
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${at} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    at = new URL(location, at).href;
  }
  throw new Error(`${start} leads nowhere`);
}
