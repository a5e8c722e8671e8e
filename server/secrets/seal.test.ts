import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Refusal } from "../kernel/refusal";
import { readEnvironment } from "../environment/environment";
import { keepKeys, keyIdOf, keysIn, newKey, readKeys, seal, unseal } from "./index";

const [old, young] = [newKey(), newKey()];
const keys = readKeys(old);
const sealed = seal("JBSWY3DPEHPK3PXP ü", "totp:olga", keys);

describe("a sealed secret", () => {
  it("opens with its key and purpose, and is another text each time", () => {
    expect(unseal(sealed, "totp:olga", keys)).toBe("JBSWY3DPEHPK3PXP ü");
    expect(seal("JBSWY3DPEHPK3PXP ü", "totp:olga", keys)).not.toBe(sealed);
    expect(unseal(seal("", "totp:olga", keys), "totp:olga", keys)).toBe("");
    expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
  });

  it("does not open for another purpose", () => {
    expect(() => unseal(sealed, "totp:bob", keys)).toThrow(/sealed for something else/);
  });

  it("does not open when any sign of it was changed", () => {
    const parts = sealed.split(".");
    for (const place of [0, 1, 2, 3])
      for (const at of [0, Math.floor((parts[place] ?? "").length / 2)]) {
        const part = parts[place] ?? "";
        const changed = part.slice(0, at) + (part[at] === "A" ? "B" : "A") + part.slice(at + 1);
        const tampered = parts.map((one, n) => (n === place ? changed : one)).join(".");
        expect(() => unseal(tampered, "totp:olga", keys), tampered).toThrow(Refusal);
      }
    for (const broken of ["", "q1", "plain", sealed.slice(0, -4), `${sealed}AAAA`, "q1...", "q1.a.b.c"])
      expect(() => unseal(broken, "totp:olga", keys), broken).toThrow(Refusal);
  });

  it("stays readable after a new first key, until its own is taken out", () => {
    const both = readKeys(`${young}, ${old}`);
    expect(unseal(sealed, "totp:olga", both)).toBe("JBSWY3DPEHPK3PXP ü");
    const again = seal(unseal(sealed, "totp:olga", both), "totp:olga", both);
    expect([keyIdOf(sealed), keyIdOf(again)]).toEqual([keys[0].id, both[0].id]);
    expect(unseal(again, "totp:olga", readKeys(young))).toBe("JBSWY3DPEHPK3PXP ü");
    expect(() => unseal(sealed, "totp:olga", readKeys(young))).toThrow(/not in ENCRYPTION_KEYS/);
  });
});

describe("the keys", () => {
  it("are checked when the server starts, by place and not by value", () => {
    const wrong = `${young},secret`;
    expect(() => readEnvironment({ ENCRYPTION_KEYS: wrong })).toThrow(/ENCRYPTION_KEYS: key 2 of 2 is not 32 bytes/);
    expect(() => readEnvironment({ ENCRYPTION_KEYS: wrong })).not.toThrow(/secret,|young/);
    expect(() => readEnvironment({ ENCRYPTION_KEYS: `${old},${old}` })).toThrow(/twice/);
    expect(() => readEnvironment({ ENCRYPTION_KEYS: " , " })).toThrow(/at least one key/);
    expect(readEnvironment({ ENCRYPTION_KEYS: `${young},${old}` }).ENCRYPTION_KEYS).toBe(`${young},${old}`);
    expect(readEnvironment({ ENCRYPTION_KEYS: "" }).ENCRYPTION_KEYS).toBeUndefined();
  });

  it("are missed with a sentence", () => {
    const before = process.env.ENCRYPTION_KEYS;
    delete process.env.ENCRYPTION_KEYS;
    try {
      expect(() => seal("x", "y")).toThrow(/ENCRYPTION_KEYS is not set.*32 bytes/);
    } finally {
      if (before !== undefined) process.env.ENCRYPTION_KEYS = before;
    }
  });

  it("of the embedded mode are made once and kept for the owner alone", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "keys-"));
    try {
      const made = keysIn(folder);
      expect(keysIn(folder)).toBe(made);
      keepKeys(folder, `${young},${made}`);
      expect(readKeys(keysIn(folder)).map(({ id }) => id)).toEqual(
        [...readKeys(young), ...readKeys(made)].map(({ id }) => id),
      );
      expect(statSync(path.join(folder, "encryption-keys")).mode & 0o777).toBe(0o600);
      expect(() => keepKeys(folder, "short")).toThrow(Refusal);
      expect(readFileSync(path.join(folder, "encryption-keys"), "utf8").trim()).toBe(`${young},${made}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
