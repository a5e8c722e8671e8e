import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeBug } from "./describe-bug";

describe("a bug in a log", () => {
  it("says what broke and where, and nothing of what it was given", () => {
    const inner = Object.assign(
      new Error('duplicate key value: Key (email)=(ann@acme.example) already exists in "User"'),
      {
        code: "23505",
        detail: "Key (email)=(ann@acme.example)",
      },
    );
    const told = describeBug(
      new TypeError(`Invalid where: { name: 'Ann', token: ${"a1".repeat(20)} }`, { cause: inner }),
    );
    expect(told).toMatch(/^TypeError: Invalid where: \{ name: "…", token: … \}\n\s+at /);
    expect(told).toContain("caused by Error 23505: duplicate key value: Key (email)(…) already exists in");
    expect(told).toContain("describe-bug.test.ts");
    expect(told).not.toMatch(/ann|acme|Ann|a1a1/);
  });

  it("never holds an address or a quoted text", () => {
    const secret = fc.stringMatching(/^[a-z]{6,12}$/).map((text) => `zq${text}`);
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(["'", "'"], ['"', '"'], ["", "@acme.example"], ["=(", ")"]),
        (text, [open, end]) => {
          expect(describeBug(new Error(`it broke at ${open}${text}${end} again`)).split("\n")[0]).not.toContain(text);
        },
      ),
    );
    expect(describeBug("a thrown text with a password")).toBe("a thrown string");
  });
});
