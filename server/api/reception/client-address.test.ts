import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrustedProxies } from "../../environment/trusted-proxies";
import { clientAddress } from "./client-address";

const trusting = (setting: string) => readTrustedProxies(setting).proxies;

describe("the address of whoever asks", () => {
  it.each([
    ["nobody is trusted: the connection counts", "", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["a stranger's word is not believed", "10.0.0.0/8", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["a trusted proxy's is", "10.0.0.0/8", "10.1.2.3", "198.51.100.1", "198.51.100.1"],
    ["the rightmost that is no proxy", "10.0.0.0/8", "10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9", "198.51.100.1"],
    ["a trusted proxy asks for itself", "10.0.0.0/8", "10.1.2.3", null, "10.1.2.3"],
    ["what is no address ends the chain", "10.0.0.0/8", "10.1.2.3", "198.51.100.1, unknown, 10.9.9.9", "10.9.9.9"],
    ["a port and brackets are left out", "::1", "::1", "[2001:DB8::7]:443", "2001:db8::7"],
    ["a port of IPv4 too", "127.0.0.1", "127.0.0.1", "198.51.100.1:5000", "198.51.100.1"],
    ["IPv4 inside IPv6 is IPv4", "127.0.0.1", "::ffff:127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"],
    ["script in the header is no address", "127.0.0.1", "127.0.0.1", "<script>", "127.0.0.1"],
  ])("%s", (_, setting, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded, trusting(setting))).toBe(address);
  });

  it("is never one that the client wrote, whatever it writes", () => {
    const proxies = trusting("10.0.0.0/8");
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 30 }), (written) => {
        const forwarded = [...written, "198.51.100.1"].join(",");
        expect(clientAddress("10.0.0.1", forwarded, proxies)).toBe("198.51.100.1");
        expect(clientAddress("198.51.100.1", forwarded, proxies)).toBe("198.51.100.1");
      }),
    );
  });
});

describe("TRUSTED_PROXIES", () => {
  it("takes addresses and nets, and names what is neither", () => {
    expect(readTrustedProxies("10.0.0.5, 2001:db8::/32,").faults).toEqual([]);
    for (const wrong of ["loopback", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0.0/a", "*"])
      expect(readTrustedProxies(wrong).faults, wrong).toHaveLength(1);
    expect([trusting("10.0.0.5").has("10.0.0.5"), trusting("10.0.0.5").has("10.0.0.6")]).toEqual([true, false]);
    expect(trusting("").has("127.0.0.1")).toBe(false);
  });
});
