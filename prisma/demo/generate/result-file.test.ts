import { expect, it } from "vitest";
import { judgeResults, pairOutcomes, readResults } from "@/server/evaluation";
import { resultFile } from "./result-file";

const judged = (name: string, right: number, p95LatencyMs: number) => {
  const { rows, faults } = readResults(resultFile({ name, examples: "ticket", sampleSize: 1500, right, p95LatencyMs }));
  expect(faults).toEqual([]);
  return judgeResults(rows, { match: "exact", threshold: null, variant: "" })!;
};

it("holds what the story says: so many right, that p95, on the same examples", () => {
  const [dear, cheap] = [judged("dear.csv", 1407, 1120), judged("cheap.csv", 1352, 940)];
  expect(dear).toMatchObject({ right: 1407, share: 0.938, p95LatencyMs: 1120 });
  expect(cheap).toMatchObject({ right: 1352, p95LatencyMs: 940 });
  const byId = (set: typeof dear) => new Map(set.rows.map(({ id, isRight }) => [id, isRight]));
  const paired = pairOutcomes(byId(dear), byId(cheap));
  expect(paired).toMatchObject({ pairs: 1500, difference: (1352 - 1407) / 1500 });
  expect(paired?.onlySecondRight).toBeGreaterThan(0);
});

it("is the same for ever", () => {
  const file = { name: "a.csv", examples: "ticket", sampleSize: 20, right: 15, p95LatencyMs: 900 };
  expect(resultFile(file)).toBe(resultFile(file));
});
