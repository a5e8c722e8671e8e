import { expect, it } from "vitest";
import { noTokens } from "@/server/kernel/tokens";
import { reportedWords, tokenRows } from "./total-rows";

const totals = { ...noTokens, requests: null, failedRequests: null, reportedCost: null, currency: null };

it("says what a file reports, each currency apart, and nothing where it reports nothing", () => {
  expect(reportedWords(totals)).toBeNull();
  expect(reportedWords({ ...totals, reportedCost: "1234.5", currency: "EUR" })).toBe("€1,234.50");
  const costs = [
    { amount: "2", currency: "EUR" },
    { amount: "0.25", currency: "USD" },
  ];
  expect(reportedWords({ ...totals, costs })).toBe("€2.00 and $0.25");
});

it("tells every kind of token once, both cache writes as one", () => {
  const told = tokenRows({ ...totals, uncachedInput: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5 });
  expect(told.map(({ value }) => value)).toEqual(["1 token", "2 tokens", "7 tokens", "5 tokens", "0 tokens"]);
});
