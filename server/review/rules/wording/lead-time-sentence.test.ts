import { expect, test } from "vitest";
import { leadWords, liveSentence } from "./lead-time-sentence";

test("a lead time is weeks while it is short, months after that", () => {
  expect([1, 2, 1.5, 8, 9, 13, 26, 78].map(leadWords)).toEqual([
    ...["1 week", "2 weeks", "1.5 weeks", "8 weeks", "2 months", "3 months", "6 months", "18 months"],
  ]);
});

test("when it is live, and when it has paid back from then on", () => {
  expect(liveSentence(13, { upfront: 18_000, breakEvenMonths: 6 })).toBe(
    "Live in 3 months, paid back 6 months after that.",
  );
  expect(liveSentence(13, { upfront: 18_000, breakEvenMonths: null })).toBe("Live in 3 months; it never pays back.");
  expect(liveSentence(2, { upfront: 0, breakEvenMonths: 0 })).toBe("Live in 2 weeks, with nothing to pay back.");
  expect(liveSentence(6, null)).toBe("Live in 6 weeks.");
});
