import { describe, expect, it } from "vitest";
import { roleOfClaims, type RoleMapping } from "./role-of-claims";

const MAPPING: RoleMapping = {
  roleClaim: "groups",
  roleMap: [
    { value: "finance", role: "reviewer" },
    { value: "ml", role: "analyst" },
  ],
  defaultRole: "viewer",
};

describe("the role that a company's word gives", () => {
  it.each([
    ["one of the values", { groups: ["ml"] }, "analyst"],
    ["the first of the list decides, not the first of the claim", { groups: ["ml", "finance"] }, "reviewer"],
    ["a text is a list of one", { groups: "ml" }, "analyst"],
    ["a part of a value is none", { groups: "ml,finance" }, "viewer"],
    ["upper case is another value", { groups: ["ML"] }, "viewer"],
    ["no claim", {}, "viewer"],
    ["a claim of another shape", { groups: { ml: true } }, "viewer"],
    ["what is no text is nothing", { groups: [1, null, ["ml"]] }, "viewer"],
  ])("%s", (_, claims, role) => {
    expect(roleOfClaims(claims, MAPPING)).toBe(role);
  });

  it("lets nobody in without one of the values where there is no default", () => {
    const strict = { ...MAPPING, defaultRole: null };
    expect(roleOfClaims({ groups: ["sales"] }, strict)).toBeNull();
    expect(roleOfClaims({ groups: ["finance"] }, strict)).toBe("reviewer");
  });

  it("finds a claim by its way, or by a name with dots in it, and nothing that an object inherits", () => {
    const roleMap = [{ value: "quarterdeck", role: "admin" as const }];
    const at = (roleClaim: string, claims: object) =>
      roleOfClaims(claims as Record<string, unknown>, { roleClaim, roleMap, defaultRole: null });
    expect(at("realm_access.roles", { realm_access: { roles: ["quarterdeck"] } })).toBe("admin");
    expect(at("https://acme.example/roles", { "https://acme.example/roles": ["quarterdeck"] })).toBe("admin");
    expect(at("constructor.name", {})).toBeNull();
    expect(at("", { "": "quarterdeck" })).toBeNull();
  });
});
