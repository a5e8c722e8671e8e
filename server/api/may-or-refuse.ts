import { Refusal } from "../kernel/refusal";
import { noteSecurity } from "../security-log";
import { roleMay, type Ability } from "../tenancy/abilities";
import type { Role } from "../tenancy/schema";

/** Asks the table of abilities. @throws Refusal forbidden where the role lacks it; the security log hears of it */
export function mayOrRefuse(
  { userId, role }: { readonly userId: string; readonly role: Role },
  ability: Ability,
  now: Date,
): void {
  if (roleMay(role, ability)) return;
  noteSecurity({ event: "role-refused", ability, role, person: userId }, now);
  throw new Refusal("forbidden", "not-your-role", `Your role here is ${role}, which may not do this.`, {
    ability,
    role,
  });
}
