import { describe, expect, it } from "vitest";
import { readRoleLines, roleLines } from "./role-lines";

describe("groups and their roles, as lines", () => {
  it("are read as they are written", () => {
    const lines = [
      { value: "finance", role: "reviewer" },
      { value: "cn=ml,ou=groups", role: "analyst" },
    ] as const;
    expect(readRoleLines(roleLines(lines))).toEqual({ lines, fault: null });
    expect(readRoleLines("\n  finance=Reviewer \n\n")).toEqual({ lines: [lines[0]], fault: null });
    expect(readRoleLines("")).toEqual({ lines: [], fault: null });
  });

  it.each(["finance", "= analyst", "finance = boss", "finance ="])("say what is wrong with %j", (text) => {
    expect(readRoleLines(`ok = viewer\n${text}`).fault).toMatch(/^Line 2: write a group/);
  });
});
