import type { Role } from "../schema";

export interface RoleMapping {
  /** Name of the claim, or the way to it by dots: `groups`, `realm_access.roles`; empty: none is looked at. */
  readonly roleClaim: string;
  /** The first value that the claim holds decides. */
  readonly roleMap: readonly { readonly value: string; readonly role: Role }[];
  /** For who holds none of the values; null: they are not let in. */
  readonly defaultRole: Role | null;
}

/** The role that a company's word gives; null: none, so not let in. A claim is a text, a list of texts, or not there. */
export function roleOfClaims(claims: Readonly<Record<string, unknown>>, mapping: RoleMapping): Role | null {
  const { roleClaim, roleMap, defaultRole } = mapping;
  const held = new Set(roleClaim === "" ? [] : textsOf(claimAt(claims, roleClaim)));
  return roleMap.find(({ value }) => held.has(value))?.role ?? defaultRole;
}

/** A name may hold dots itself (`https://example.com/roles`): the whole name goes before the way. */
function claimAt(claims: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      claims,
    );
}

const textsOf = (claim: unknown): string[] =>
  typeof claim === "string"
    ? [claim]
    : Array.isArray(claim)
      ? claim.filter((one): one is string => typeof one === "string")
      : [];
