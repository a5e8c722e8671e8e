import { isIP } from "node:net";
import type { TrustedProxies } from "../../environment/trusted-proxies";

/** No chain of proxies is longer; what is left of that was written by somebody else. */
const MOST_HOPS = 20;

/**
 * The address of whoever asks: of the connection, or, where a trusted proxy opened it, the rightmost address of
 * `X-Forwarded-For` that is no trusted proxy. What stands left of it was sent by the client and is never believed; a word that
 * is no address ends the chain. IPv4 inside IPv6 is IPv4.
 */
export function clientAddress(peer: string, forwardedFor: string | null, proxies: TrustedProxies): string {
  let at = plainAddress(peer) ?? "";
  for (const hop of (forwardedFor ?? "").split(",").reverse().slice(0, MOST_HOPS)) {
    if (!proxies.has(at)) return at;
    const next = plainAddress(hop);
    if (next === null) return at;
    at = next;
  }
  return at;
}

/** An address without blanks, brackets, port and zone; null where there is none. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare.replace(/%.*$/, "");
  return isIP(inside) === 0 ? null : inside.toLowerCase();
}
