import { addressIn } from "./reception/client-address-header";

export interface Visitor {
  /** Where the request comes from; empty: not known. */
  readonly address: string;
  readonly userAgent: string;
}

/** Who stands at the door, as far as a request says; outside of one (a test, a command) nobody. */
export async function visitor(): Promise<Visitor> {
  try {
    // Loaded here alone: commands and jobs know the doors too, and stand outside of the web's server.
    const { headers } = await import("next/headers");
    const sent = await headers();
    return { address: addressIn(sent), userAgent: sent.get("user-agent") ?? "" };
  } catch {
    return { address: "", userAgent: "" };
  }
}
