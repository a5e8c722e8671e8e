import { roleSchema, ROLES, type Role } from "@/server/tenancy/schema";

export interface RoleLine {
  readonly value: string;
  readonly role: Role;
}

export const roleLines = (lines: readonly RoleLine[]): string =>
  lines.map(({ value, role }) => `${value} = ${role}`).join("\n");

/** `finance = reviewer`, a line each; what stands before the last `=` is the group, whatever is in it. */
export function readRoleLines(text: string): { lines: RoleLine[]; fault: string | null } {
  const lines: RoleLine[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const cut = line.lastIndexOf("=");
    const value = line.slice(0, Math.max(cut, 0)).trim();
    const role = roleSchema.safeParse(
      line
        .slice(cut + 1)
        .trim()
        .toLowerCase(),
    );
    if (value === "" || !role.success)
      return { lines: [], fault: `Line ${at + 1}: write a group, =, and one of ${ROLES.join(", ")}.` };
    lines.push({ value, role: role.data });
  }
  return { lines, fault: null };
}
