import type { Role } from "@/server/tenancy/schema";

export interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
}

/** One person for each role. */
export const people: readonly DemoPerson[] = [
  { name: "Ingrid Solheim", role: "owner", email: "ingrid.solheim@demo.example" },
  { name: "Mateo Álvarez", role: "admin", email: "mateo.alvarez@demo.example" },
  { name: "Priya Raman", role: "analyst", email: "priya.raman@demo.example" },
  { name: "Kwame Mensah", role: "reviewer", email: "kwame.mensah@demo.example" },
  { name: "Hana Sato", role: "viewer", email: "hana.sato@demo.example" },
];
