import { describe, expect, it } from "vitest";
import { secondsToWait } from "./seconds-to-wait";

const ask = (times: number, path: string, address: string, more: { isKnown?: boolean; at?: number } = {}): number[] =>
  Array.from({ length: times }, () => secondsToWait({ path, address, isKnown: false, at: 1_000_000, ...more }));

describe("who asks too often", () => {
  it("waits: for the calculator sooner than for the rest, and each address by itself", () => {
    expect(ask(60, "/calculator", "198.51.100.1").every((seconds) => seconds === 0)).toBe(true);
    expect(ask(1, "/calculator", "198.51.100.1")).toEqual([1]);
    expect(ask(1, "/calculator/x", "198.51.100.1")).toEqual([1]);
    expect(ask(1, "/calculator", "198.51.100.2")).toEqual([0]);
    expect(ask(1, "/calculator", "198.51.100.1", { at: 1_002_000 })).toEqual([0]);
    expect(ask(600, "/r/guess", "198.51.100.3").every((seconds) => seconds === 0)).toBe(true);
    expect(ask(1, "/sign-in", "198.51.100.3")).toEqual([1]);
  });

  it("does not where somebody is signed in, on the host itself, and for files of the pages", () => {
    const free = [
      ...ask(2_000, "/o/demo", "198.51.100.4", { isKnown: true }),
      ...ask(2_000, "/", "127.0.0.1"),
      ...ask(2_000, "/", "::1"),
      ...ask(2_000, "/_next/static/x.js", "198.51.100.4"),
    ];
    expect(free.every((seconds) => seconds === 0)).toBe(true);
    // Signed in or not, the calculator counts.
    expect(ask(61, "/calculator", "198.51.100.5", { isKnown: true }).at(-1)).toBe(1);
  });
});
