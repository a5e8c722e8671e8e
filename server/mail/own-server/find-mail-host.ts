import { lookup, type LookupAddress } from "node:dns";
import { promisify } from "node:util";
import { isAllowedHost, readEnvironment } from "@/server/environment/environment";
import { isPublicAddress } from "@/server/kernel/is-public-address";
import { Refusal } from "@/server/kernel/refusal";
import { MAIL_PORTS } from "./own-mail-schema";

export interface MailHost {
  /** The very address to connect to: the name is not asked again, so that no second answer leads elsewhere. */
  readonly address: string;
  /** The operator lets organizations reach it although it is in a private network. */
  readonly isAllowed: boolean;
}

type Resolve = (host: string) => Promise<readonly LookupAddress[]>;
const resolveAll: Resolve = (host) => promisify(lookup)(host, { all: true, verbatim: true });

/**
 * Where a mail server of an organization is. Loopback, private networks and other ports than those of mail are refused, unless
 * the operator names the host in `PRIVATE_HOSTS`. @throws Refusal that tells nothing of the network inside.
 */
export async function findMailHost(host: string, port: number, resolve: Resolve = resolveAll): Promise<MailHost> {
  const isAllowed = isAllowedHost(host, readEnvironment(process.env));
  if (!isAllowed && !MAIL_PORTS.some((one) => one === port))
    throw new Refusal("bad-input", "not-a-mail-port", `Port ${port} is none of mail: use ${MAIL_PORTS.join(", ")}.`, {
      field: "port",
    });
  const addresses = await resolve(host).catch(() => []);
  const [first] = addresses;
  if (!first || (!isAllowed && addresses.some(({ address }) => !isPublicAddress(address))))
    throw new Refusal(
      "bad-input",
      "not-a-public-host",
      `${host} is not a mail server on the internet. For one in your own network, ask the operator of this installation to allow it (PRIVATE_HOSTS).`,
      { field: "host" },
    );
  return { address: first.address, isAllowed };
}
