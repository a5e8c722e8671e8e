import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { licenceFaults, type LicenceTerms, type LockFile } from "./licence-faults";

const root = path.join(import.meta.dirname, "../..");
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), "utf8"));

describe("the licences of what the product is made of", () => {
  it("are allowed, or an exception with a reason", () => {
    const lock = read("package-lock.json") as LockFile;
    expect(Object.keys(lock.packages).length).toBeGreaterThan(300);
    expect(licenceFaults(lock, read("scripts/security/licences.json") as LicenceTerms)).toEqual([]);
  });

  it("are held against the list", () => {
    const terms = { allowed: ["MIT", "ISC"], exceptions: [{ package: "lib-*", licence: "LGPL-3.0", why: "linked" }] };
    const faultsOf = (license?: string, name = "x") =>
      licenceFaults(
        { packages: { "": {}, [`node_modules/a/node_modules/${name}`]: license ? { license } : {} } },
        terms,
      );
    for (const fine of ["MIT", "(MIT OR GPL-3.0)", "MIT AND ISC", "MIT and ISC", "(ISC)"])
      expect(
        faultsOf(fine).filter((fault) => fault.startsWith("x ")),
        fine,
      ).toEqual([]);
    for (const wrong of ["GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR AGPL-3.0)", undefined, "SEE LICENSE IN FILE"])
      expect(faultsOf(wrong)[0], String(wrong)).toMatch(/^x is under/);
    expect(faultsOf("LGPL-3.0", "lib-one")).toEqual([]);
    expect(faultsOf("MIT")).toEqual(["The exception for lib-* under LGPL-3.0 is not needed."]);
  });
});
