import { describe, expect, it } from "vitest";
import { fateOf } from "./smtp";

const error = (facts: object) => Object.assign(new Error("what the server said"), facts);

describe("what an error says about a letter", () => {
  it.each([
    ["a 4xx", { responseCode: 451, command: "DATA" }, "later"],
    ["a 5xx", { responseCode: 554, command: "DATA" }, "refused"],
    ["no answer to the connection", { code: "ECONNECTION", command: "CONN" }, "later"],
    ["a connection that timed out", { code: "ETIMEDOUT", command: "CONN" }, "later"],
    ["silence after the text", { code: "ETIMEDOUT", command: "DATA" }, "uncertain"],
    ["a break while the text was sent", { code: "ESOCKET", command: "DATA" }, "uncertain"],
    ["an address that no server may see", { code: "EENVELOPE" }, "refused"],
  ])("%s: %j is %s", (_what, facts, kind) => {
    expect(fateOf(error(facts)).kind).toBe(kind);
  });
});
