/** What may be used, as data: `scripts/security/licences.json`. A `*` ends the name of a family of packages. */
export interface LicenceTerms {
  readonly allowed: readonly string[];
  readonly exceptions: readonly { readonly package: string; readonly licence: string; readonly why: string }[];
}

export interface LockFile {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly link?: boolean }>>;
}

/**
 * Packages of the lock file whose licence is neither allowed nor an exception with a reason, and exceptions that nothing needs
 * any more, each as a sentence. `AND` needs every licence, `OR` one (SPDX 2.3, annex D).
 */
export function licenceFaults(lock: LockFile, { allowed, exceptions }: LicenceTerms): string[] {
  const needed = new Set<object>();
  const faults: string[] = [];
  for (const [place, { license = "none named", link }] of Object.entries(lock.packages)) {
    if (place === "" || link) continue;
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    const granted = exceptions.filter((one) => fits(one.package, name));
    const may = (licence: string): boolean => {
      if (allowed.includes(licence)) return true;
      const exception = granted.find((one) => one.licence === licence);
      if (exception) needed.add(exception);
      return exception !== undefined;
    };
    if (!holds(license, may)) faults.push(`${name} is under ${license}, which is not allowed: see ${place}.`);
  }
  const idle = exceptions.filter((one) => !needed.has(one));
  return [...faults, ...idle.map((one) => `The exception for ${one.package} under ${one.licence} is not needed.`)];
}

const fits = (pattern: string, name: string): boolean =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

function holds(expression: string, may: (licence: string) => boolean): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, "$1");
  return bare
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((licence) => may(licence.trim().replace(/^\(|\)$/g, ""))));
}
