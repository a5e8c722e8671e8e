/** What `npm audit --json` answers, as far as it is read here. */
export interface AuditReport {
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly severity: string;
        readonly range: string;
        readonly fixAvailable: boolean | { readonly name: string; readonly version: string };
      }
    >
  >;
  readonly message?: string;
}

/**
 * Packages with a known hole that a newer version closes, a sentence each, and how many holes have no fix yet.
 * Null where the registry did not answer.
 */
export function knownHoles(
  report: AuditReport,
): { readonly fixable: readonly string[]; readonly waiting: number } | null {
  if (!report.vulnerabilities) return null;
  const all = Object.values(report.vulnerabilities);
  const fixable = all.filter(({ fixAvailable }) => fixAvailable !== false);
  return {
    fixable: fixable.map(({ name, severity, range, fixAvailable }) =>
      typeof fixAvailable === "object"
        ? `${name} ${range} (${severity}): take ${fixAvailable.name} ${fixAvailable.version}.`
        : `${name} ${range} (${severity}): a newer version closes it.`,
    ),
    waiting: all.length - fixable.length,
  };
}
