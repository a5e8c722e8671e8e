import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, vi } from "vitest";

// The nightly run asks every property many more questions; those that say how many say it with `manyRuns`.
if (process.env.NIGHTLY) fc.configureGlobal({ numRuns: 5000 });

// Files of tests share a process: what one sets in the environment is gone for the next.
const surroundings = { ...process.env };
afterAll(() => void (process.env = { ...surroundings }));

// What is written to the error console is a bug that nobody caught: it fails the test it happened in. A test that is about
// what is said there puts its own listener in the place of this one.
let said: unknown[][] = [];
let listener: { mockRestore: () => void };
beforeEach(() => {
  said = [];
  listener = vi.spyOn(console, "error").mockImplementation((...words: unknown[]) => void said.push(words));
});
afterEach(() => {
  listener.mockRestore();
  expect(said, "nothing on the error console").toEqual([]);
});
