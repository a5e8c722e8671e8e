import { lookup as resolveName, type LookupAddress } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import { createGunzip } from "node:zlib";
import { FeedRefused } from "./feeds/feed";
import { isPublicAddress } from "../kernel/is-public-address";
import { faultOfAddress } from "./rules/read-feeds-setting";

/** Asks the system for all addresses of a name. */
export type Resolve = (host: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** What a fetch may take, and the outside world, which tests put another in the place of. */
export interface FetchTerms {
  readonly mostBytes?: number;
  readonly mostMilliseconds?: number;
  readonly resolve?: Resolve;
  readonly request?: typeof httpsRequest;
}

/** The largest feed is under 6 MB. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_MILLISECONDS = 60_000;
const MOST_REDIRECTS = 3;

const resolveAll: Resolve = (host, answer) => resolveName(host, { all: true, verbatim: true }, answer);

/**
 * Fetches one address of a feed. Only https and hosts of the list, at first and after every redirect; the name is resolved at
 * every connection, and an answer with a single private address ends it, so that no name leads inside. Size, unpacked, and time
 * of the whole are limited. @throws FeedRefused saying what was wrong.
 */
export async function fetchFeed(address: string, terms: FetchTerms = {}): Promise<string> {
  const until = Date.now() + (terms.mostMilliseconds ?? MOST_MILLISECONDS);
  let at = address;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const fault = faultOfAddress(at);
    if (fault !== null) throw new FeedRefused("address-not-allowed", fault, at);
    const answer = await fetchOnce(new URL(at), until, terms);
    if ("text" in answer) return answer.text;
    at = new URL(answer.movedTo, at).href;
  }
  throw new FeedRefused("too-many-redirects", `${address} leads on more than ${MOST_REDIRECTS} times.`, address);
}

type Answer = { readonly text: string } | { readonly movedTo: string };

function fetchOnce(url: URL, until: number, terms: FetchTerms): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const refuse = (code: string, what: string): void => {
      clearTimeout(timer);
      request.destroy();
      reject(new FeedRefused(code, `${url.href}: ${what}.`, url.href));
    };
    const options: RequestOptions = {
      method: "GET",
      // A connection of its own for each request: none is used again whose address was checked for another.
      agent: false,
      lookup: guarded(terms.resolve ?? resolveAll),
      headers: { accept: "application/json", "accept-encoding": "gzip, identity", "user-agent": "Quarterdeck" },
    };
    const request = (terms.request ?? httpsRequest)(url, options, (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        clearTimeout(timer);
        response.destroy();
        resolve({ movedTo: headers.location });
      } else if (statusCode !== 200) refuse("not-reachable", `the host answered ${statusCode}`);
      else
        readBody(response, terms.mostBytes ?? MOST_BYTES, refuse, (text) => {
          clearTimeout(timer);
          resolve({ text });
        });
    });
    const timer = setTimeout(() => refuse("too-slow", "it took too long"), Math.max(1, until - Date.now()));
    request.on("error", (error) => refuse("not-reachable", error.message));
    request.end();
  });
}

function readBody(
  response: IncomingMessage,
  mostBytes: number,
  refuse: (code: string, what: string) => void,
  done: (text: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const isPacked = response.headers["content-encoding"] === "gzip";
  const body = isPacked ? response.pipe(createGunzip()) : response;
  response.on("error", (error) => refuse("not-reachable", error.message));
  response.on("aborted", () => refuse("cut-short", "the connection ended before the file did"));
  body.on("error", (error: Error) => refuse("cut-short", error.message));
  body.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) refuse("too-large", `it is larger than ${mostBytes} bytes`);
    else chunks.push(chunk);
  });
  body.on("end", () => done(Buffer.concat(chunks).toString("utf8")));
}

/** Resolves a name and gives no address where any of them is private. */
function guarded(resolve: Resolve): LookupFunction {
  return (host, options, answer) => {
    resolve(host, (error, addresses) => {
      const inside = addresses?.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses ?? [];
      if (error) answer(error, "", 0);
      else if (inside || !first)
        answer(new Error(`${host} leads to ${inside?.address ?? "no address"}, which is not on the internet`), "", 0);
      else if (options.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };
}
