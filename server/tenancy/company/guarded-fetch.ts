import { lookup as resolveName, type LookupAddress } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "../../kernel/is-public-address";

/** What a company's issuer may be, and the outside world, which tests put another in the place of. */
export interface IssuerTerms {
  /** True for a host that may stand in a private network, and be spoken to without TLS. */
  readonly isAllowed: (host: string) => boolean;
  readonly resolve?: (host: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;
}

interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const MOST_BYTES = 1_000_000;
const MOST_MILLISECONDS = 8_000;

/**
 * Speaks to an issuer as `fetch` does, without following it anywhere: https to addresses on the internet, checked at the very
 * connection, so that no name leads inside; size and time are limited. Hosts that the operator allows may stand inside.
 */
export const guardedFetch =
  (terms: IssuerTerms) =>
  (address: string, { method, headers, body }: Asked): Promise<Response> => {
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const isAllowed = terms.isAllowed(host);
    if (url.protocol !== "https:" && !isAllowed) return refuse(`${url.origin} is not served over https`);
    if (isIP(host) !== 0 && !isAllowed && !isPublicAddress(host)) return refuse(notPublic(host));
    return new Promise((resolve, reject) => {
      const options = {
        method,
        headers: { ...headers, "accept-encoding": "identity" },
        // A connection of its own for each request: none is used again whose address was checked for another.
        agent: false,
        signal: AbortSignal.timeout(MOST_MILLISECONDS),
        ...(isAllowed ? {} : { lookup: guarded(terms.resolve ?? resolveAll) }),
      };
      const ask = url.protocol === "https:" ? httpsRequest : httpRequest;
      const request = ask(url, options, (answer) => void read(answer).then(resolve, reject));
      request.on("error", reject);
      request.end(body === undefined || body === null ? undefined : String(body));
    });
  };

async function read(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  const status = answer.statusCode ?? 500;
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const hasBody = ![204, 205, 304].includes(status);
  return new Response(hasBody ? Buffer.concat(chunks) : null, { status, headers });
}

const resolveAll: NonNullable<IssuerTerms["resolve"]> = (host, answer) =>
  resolveName(host, { all: true, verbatim: true }, answer);

/** Resolves a name and gives no address where any of them is private. */
function guarded(resolve: NonNullable<IssuerTerms["resolve"]>): LookupFunction {
  return (host, options, answer) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) answer(error, "", 0);
      else if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
        answer(new Error(notPublic(host)), "", 0);
      else if (options.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
}

const notPublic = (host: string): string => `${host} is not on the internet`;
const refuse = (why: string): Promise<never> => Promise.reject(new Error(why));
