import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TrustedProxies } from "../../environment/trusted-proxies";
import { clientAddress } from "./client-address";
import { CLIENT_ADDRESS_HEADER } from "./client-address-header";
import { secondsToWait } from "./seconds-to-wait";
import { CLEARED_AT_SIGN_OUT, contentPolicy, STRICT_TRANSPORT } from "./security-headers";

export interface ReceptionTerms {
  readonly proxies: TrustedProxies;
  /** Where browsers find the installation; https says that TLS ends at a proxy before it. */
  readonly appUrl: string;
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** What proxies say of a request. Of anybody else it is not believed, and goes no further. */
const SAID_BY_PROXIES = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "x-real-ip"]; // prettier-ignore

/**
 * The first thing that happens to a request: who asks is found out, what only a trusted proxy may say is struck out, and the
 * answer gets the headers that no page can forget. Answers false where the request ends here.
 */
export function receive(request: IncomingMessage, response: ServerResponse, terms: ReceptionTerms): boolean {
  const { headers } = request;
  const peer = request.socket.remoteAddress ?? "";
  const address = clientAddress(peer, listed(headers["x-forwarded-for"]), terms.proxies);
  // A peer that is no trusted proxy is the client itself.
  if (!isTrusted(peer, terms.proxies)) for (const name of SAID_BY_PROXIES) Reflect.deleteProperty(headers, name);
  headers[CLIENT_ADDRESS_HEADER] = address;
  const isTls = terms.appUrl.startsWith("https:") || headers["x-forwarded-proto"] === "https";
  const policy = contentPolicy(randomBytes(16).toString("base64url"), isTls);
  // The pages read the nonce out of the request; what a client sent there would be the client's own nonce.
  headers["content-security-policy"] = policy;
  Reflect.deleteProperty(headers, "content-security-policy-report-only");
  response.setHeader("Content-Security-Policy", policy);
  if (isTls) response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
  if (!METHODS.has(request.method ?? ""))
    return refuse(response, 405, { allow: [...METHODS].join(", ") }, "This method is not taken here.");
  const path = (request.url ?? "").split("?")[0] ?? "";
  // Another site cannot have it cleared: browsers say where a request comes from.
  const isOwn = headers["sec-fetch-site"] === undefined || headers["sec-fetch-site"] === "same-origin";
  if (path === "/api/auth/signout" && request.method === "POST" && isOwn)
    response.setHeader("Clear-Site-Data", CLEARED_AT_SIGN_OUT);
  const isKnown = /session-token=|^bearer /i.test(`${headers.authorization ?? ""} ${headers.cookie ?? ""}`);
  const seconds = secondsToWait({ path, address, isKnown, at: Date.now() });
  if (seconds === 0) return true;
  return refuse(response, 429, { "retry-after": String(seconds) }, `Too many requests. Wait ${seconds} s.`);
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string>, sentence: string): false {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${sentence}\n`);
  return false;
}

const listed = (header: string | string[] | undefined): string | null =>
  header === undefined ? null : Array.isArray(header) ? header.join(",") : header;

const isTrusted = (peer: string, proxies: TrustedProxies): boolean => proxies.has(peer.replace(/^::ffff:/i, ""));
