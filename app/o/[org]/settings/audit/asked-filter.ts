import { auditFilter, type AuditFilter } from "@/server/tenancy/audit-log/audit-filter";

/** What an address asks of the log; what cannot be understood is left out. */
export function askedFilter(asked: Readonly<Record<string, string | string[] | undefined>>): AuditFilter {
  const filter: Record<string, string> = {};
  for (const name of Object.keys(auditFilter.shape)) {
    const value = asked[name];
    if (typeof value !== "string" || value === "") continue;
    const shape = auditFilter.shape[name as keyof AuditFilter];
    if (shape.safeParse(value).success) filter[name] = value;
  }
  return auditFilter.parse(filter);
}

/** The filter as it stands in an address. */
export const filterQuery = (filter: AuditFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));
