import { expect, it } from "vitest";
import { pairOutcomes } from "./pair-outcomes";

/** So many pairs of each kind: both right, only the first, only the second, neither. */
const outcomes = (both: number, first: number, second: number, neither: number) => {
  const kinds = [
    ...Array.from({ length: both }, () => [true, true] as const),
    ...Array.from({ length: first }, () => [true, false] as const),
    ...Array.from({ length: second }, () => [false, true] as const),
    ...Array.from({ length: neither }, () => [false, false] as const),
  ];
  return [0, 1].map((side) => new Map(kinds.map((kind, at) => [`example ${at}`, kind[side as 0 | 1]])));
};

it("counts pairs, disagreement and the exact chance of it", () => {
  const [first, second] = outcomes(80, 2, 10, 8);
  const paired = pairOutcomes(first!, second!);
  expect(paired).toMatchObject({ pairs: 100, onlyFirstRight: 2, onlySecondRight: 10, discordant: 0.12 });
  expect(paired?.difference).toBeCloseTo(0.08, 12);
  // 2 · (1 + 12 + 66) / 4096
  expect(paired?.pValue).toBeCloseTo(158 / 4096, 10);
});

it("finds nothing in options that disagree evenly or not at all", () => {
  const [first, second] = outcomes(50, 5, 5, 0);
  expect(pairOutcomes(first!, second!)?.pValue).toBe(1);
  const [alike, same] = outcomes(5, 0, 0, 5);
  expect(pairOutcomes(alike!, same!)?.pValue).toBe(1);
});

it("stays exact where two to the power of minus n vanishes", () => {
  const [first, second] = outcomes(0, 900, 1100, 0);
  expect(pairOutcomes(first!, second!)?.pValue).toBeCloseTo(8.5e-6, 6);
});

it("pairs only the examples that both have answered", () => {
  const first = new Map([["a", true]]);
  expect(pairOutcomes(first, new Map([["b", true]]))).toBeNull();
});
