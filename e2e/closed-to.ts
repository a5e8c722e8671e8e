import type { DemoRole } from "./people";

interface Closed {
  readonly rooms: readonly string[];
  readonly settings: readonly string[];
  readonly addresses: readonly string[];
}

/** Settings that owners and admins alone change, and an owner alone. */
const OF_ADMINS = ["Recipients", "Mail server", "Sign-in", "API tokens", "Export", "Organization"];
const ADDRESSES_OF_ADMINS = ["recipients", "mail", "sign-in", "tokens", "export", "organization"].map(
  (name) => `/settings/${name}`,
);

/** What the bar and the settings do not offer to a role, and which addresses are not found for it. */
export const CLOSED: Readonly<Record<DemoRole, Closed>> = {
  owner: { rooms: [], settings: [], addresses: [] },
  admin: { rooms: [], settings: ["Organization"], addresses: ["/settings/organization"] },
  analyst: { rooms: [], settings: OF_ADMINS, addresses: ADDRESSES_OF_ADMINS },
  reviewer: { rooms: [], settings: OF_ADMINS, addresses: [...ADDRESSES_OF_ADMINS, "/workloads/new"] },
  viewer: {
    rooms: ["Imports"],
    settings: [...OF_ADMINS, "Schedule", "Outbox", "Rows", "Audit log"],
    addresses: [
      ...ADDRESSES_OF_ADMINS,
      ...["/imports", "/workloads/mapping", "/workloads/new", "/reviews/2026-Q3", "/rows?period=2026-Q2"],
      ...["/settings/rows", "/settings/schedule", "/settings/outbox", "/settings/audit"],
    ],
  },
};
