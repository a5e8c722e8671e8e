import { expect, it } from "vitest";
import { Refusal } from "@/server/kernel/refusal";
import { whyFailed } from "./why-failed";

const coded = (code: string, message = "told") => Object.assign(new Error(message), { code });

it.each([
  [coded("57P01"), "The connection to the database was lost."],
  [coded("08006"), "The connection to the database was lost."],
  [new Error("Connection terminated unexpectedly"), "The connection to the database was lost."],
  [new Error("told", { cause: coded("ECONNRESET") }), "The connection to the database was lost."],
  [coded("53100"), "There was no room on the disk."],
  [coded("ENOSPC"), "There was no room on the disk."],
  [coded("ENOENT"), "The uploaded file could not be read on the server's disk."],
  [new Refusal("conflict", "not-committing", "This import is discarded by now."), "This import is discarded by now."],
  [undefined, "The server ended in the middle of it, again and again."],
  [new TypeError("undefined is not a function"), "Something went wrong on our side."],
  ["thrown", "Something went wrong on our side."],
])("tells %s in a sentence", (error, sentence) => {
  expect(whyFailed(error)).toBe(sentence);
});
