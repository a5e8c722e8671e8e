import type { Role } from "./schema";

/**
 * What may be done, and by which roles: the one table that every door asks. Roles are not cumulative but for
 * owner ⊇ admin (product.md, settled.md). It is printed into docs/abilities.md by a test.
 */
const TABLE = {
  //                        owner admin analyst reviewer viewer
  "portfolio:read": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "workload:read": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "workload:edit": ["owner", "admin", "analyst"],
  "scenario:save": ["owner", "admin", "analyst", "reviewer"],
  "evidence:record": ["owner", "admin", "analyst"],
  "usage:read": ["owner", "admin", "analyst", "reviewer"],
  "usage:import": ["owner", "admin", "analyst"],
  "usage:rejects": ["owner", "admin", "analyst", "reviewer"],
  "price:read": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "price-override:read": ["owner", "admin", "analyst", "reviewer"],
  "price-override:edit": ["owner", "admin"],
  "policy:read": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "policy:edit": ["owner", "admin"],
  "deployment:read": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "deployment:record": ["owner", "admin", "analyst"],
  "review:read-published": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "review:read": ["owner", "admin", "analyst", "reviewer"],
  "review:prepare": ["owner", "admin", "analyst"],
  "review:decide": ["owner", "reviewer"],
  "review:sign": ["owner", "reviewer"],
  "outbox:read": ["owner", "admin", "analyst", "reviewer"],
  "recipient:edit": ["owner", "admin"],
  "member:read": ["owner", "admin", "analyst", "reviewer", "viewer"],
  "member:read-address": ["owner", "admin", "analyst", "reviewer"],
  "member:manage": ["owner", "admin"],
  "member:name-owner": ["owner"],
  "token:manage": ["owner", "admin"],
  "organization:edit": ["owner", "admin"],
  "organization:close": ["owner"],
  "audit:read": ["owner", "admin", "analyst", "reviewer"],
} as const satisfies Record<string, readonly Role[]>;

export type Ability = keyof typeof TABLE;

export const ABILITIES = Object.keys(TABLE) as Ability[];

export const rolesThatMay = (ability: Ability): readonly Role[] => TABLE[ability];
export const roleMay = (role: Role, ability: Ability): boolean => rolesThatMay(ability).includes(role);
export const abilitiesOf = (role: Role): Ability[] => ABILITIES.filter((ability) => roleMay(role, ability));
