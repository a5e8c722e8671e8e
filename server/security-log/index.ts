/** What somebody who watches the installation must hear of (OWASP ASVS 5.0, V16.3). People are ids, never names or addresses. */
export type SecurityEvent =
  | { readonly event: "sign-in"; readonly way: string; readonly person: string }
  | { readonly event: "sign-in-failed"; readonly way: string; readonly why: string; readonly person: string | null }
  | { readonly event: "role-refused"; readonly ability: string; readonly role: string; readonly person: string }
  | { readonly event: "token-refused"; readonly ability: string; readonly token: string }
  | { readonly event: "limit-reached"; readonly limit: string };

/** Writes one line of JSON to the console, from where whoever runs the installation sends it on. */
export function noteSecurity(event: SecurityEvent, now: Date): void {
  const { event: security, ...facts } = event;
  console.info(JSON.stringify({ security, at: now.toISOString(), ...facts }));
}
