import type { Ability } from "@/server/tenancy/abilities";

const PAGES: readonly { readonly label: string; readonly path: string; readonly ability: Ability }[] = [
  { label: "You", path: "profile", ability: "portfolio:read" },
  { label: "Members", path: "members", ability: "member:read" },
  { label: "Schedule", path: "schedule", ability: "review:read" },
  { label: "Recipients", path: "recipients", ability: "recipient:edit" },
  { label: "Outbox", path: "outbox", ability: "outbox:read" },
  { label: "Mail server", path: "mail", ability: "organization:edit" },
  { label: "Sign-in", path: "sign-in", ability: "organization:edit" },
  { label: "API tokens", path: "tokens", ability: "token:manage" },
  { label: "Policy", path: "policy", ability: "policy:read" },
  { label: "Rows", path: "rows", ability: "usage:read" },
  { label: "Export", path: "export", ability: "organization:edit" },
  { label: "Organization", path: "organization", ability: "organization:close" },
  { label: "Audit log", path: "audit", ability: "audit:read" },
];

/** The settings that a role may see. */
export const settingsOf = (org: string, abilities: readonly Ability[]) =>
  PAGES.filter(({ ability }) => abilities.includes(ability)).map(({ label, path }) => ({
    label,
    href: `/o/${org}/settings/${path}`,
  }));
