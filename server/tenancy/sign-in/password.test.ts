import { describe, expect, it } from "vitest";
import { checkPassword } from "./check-password";
import { hashPassword, isCommonPassword, NO_PASSWORD, passwordMatches, unknownPersonsHash } from "./password";

const EMAIL = "amelie@harbour.example";

describe("a common password", () => {
  it.each([
    "12345678", "87654321", "0123456789012345", "abcdefgh", "zyxwvutsrqponml", "qwertyuiopasdfg", "1q2w3e4r5t6y",
    "aaaaaaaaaaaaaaaa", "abcabcabcabcabc", "password1", "P4ssw0rd!2026", "Passw0rd", "summer2026!", "dragon-dragon",
    "trustno1", "Welcome123456", "iloveyou2025", "amelie@harbour.example", "amelie2026", "xxamelieamelie", "quarterdeck2026",
    "passwordpassword", "qwertyuiop[]123",
  ])("%s", (password) => {
    expect(isCommonPassword(password, EMAIL)).toBe(true);
  }); // prettier-ignore

  it.each([
    "the tide turns at four", "seven buoys in the bay", "a lamp in every window", "correct horse battery staple",
    "Tr0ub4dor&3x", "k3v9x2m7q1w8", "пароль длиннее всех", "summer in the harbour", "a long enough password",
  ])("not so: %s", (password) => {
    expect(isCommonPassword(password, EMAIL)).toBe(false);
  }); // prettier-ignore
});

describe("how long a password is", () => {
  const codeOf = (password: string, hasSecondFactor: boolean): string => {
    try {
      checkPassword(password, EMAIL, hasSecondFactor);
      return "taken";
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  it("is 15 characters alone, 8 beside a second factor, counted as people count", () => {
    expect(codeOf("tide at fourtee", false)).toBe("taken");
    expect(codeOf("tide at fourte", false)).toBe("short-password");
    expect(codeOf("tide 4:1", true)).toBe("taken");
    expect(codeOf("tide 4:", true)).toBe("short-password");
    expect(codeOf("🌊🚢⚓🐳🦑", true)).toBe("short-password");
    expect(codeOf("password1", true)).toBe("common-password");
  });
});

describe("a hashed password", () => {
  it("is matched by that password in either form of its accents, and by no other", async () => {
    const hash = await hashPassword("été à la plage, encore");
    expect(hash).not.toContain("plage");
    expect(await passwordMatches("été à la plage, encore".normalize("NFD"), hash)).toBe(true);
    expect(await passwordMatches("ete a la plage, encore", hash)).toBe(false);
    for (const other of [NO_PASSWORD, "", "scrypt$1"]) expect(await passwordMatches("", other)).toBe(false);
  });

  it("costs the same to check for an unknown person", () => {
    const [kind, ...cost] = unknownPersonsHash.split("$");
    expect([kind, ...cost.slice(0, 3)]).toEqual(["scrypt", "32768", "8", "3"]);
  });
});
