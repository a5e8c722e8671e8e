import { BlockList, isIP } from "node:net";

/** Ranges that are nobody's on the internet: this host, private networks, link-local, shared, documentation, multicast. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12],
  ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15],
  ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
]; // prettier-ignore
/** Inside 2000::/3, which alone is global: what tunnels to other addresses, and what is for documentation. */
const NOT_GLOBAL_V6: readonly (readonly [string, number])[] = [
  ["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20],
]; // prettier-ignore

const closed = new BlockList();
for (const [net, bits] of PRIVATE_V4) closed.addSubnet(net, bits, "ipv4");
for (const [net, bits] of NOT_GLOBAL_V6) closed.addSubnet(net, bits, "ipv6");
const globalV6 = new BlockList();
globalV6.addSubnet("2000::", 3, "ipv6");

/** True for an address on the open internet. Source: the IANA special-purpose address registries. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  return family === 6 && !address.includes("%") && globalV6.check(address, "ipv6") && !closed.check(address, "ipv6");
}
