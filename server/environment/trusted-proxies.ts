import { BlockList, isIP } from "node:net";

/** Addresses and nets whose word about the client is believed. */
export interface TrustedProxies {
  readonly has: (address: string) => boolean;
}

/**
 * Reads `TRUSTED_PROXIES`: addresses and nets by commas, such as `10.0.0.5, 2001:db8::/32`; nothing trusts nobody. What is
 * wrong comes back as sentences.
 */
export function readTrustedProxies(setting: string): { proxies: TrustedProxies; faults: string[] } {
  const list = new BlockList();
  const faults: string[] = [];
  for (const part of setting.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const [net = "", bits, ...more] = part.split("/");
    const family = isIP(net) === 6 ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    if (
      isIP(net) === 0 ||
      net.includes("%") ||
      more.length > 0 ||
      (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    )
      faults.push(`"${part}" is no address and no net: write 10.0.0.5 or 10.0.0.0/8`);
    else list.addSubnet(net, bits === undefined ? most : Number(bits), family);
  }
  const has = (address: string): boolean => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4");
  };
  return { proxies: { has }, faults };
}
