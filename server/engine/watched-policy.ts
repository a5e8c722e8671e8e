import type { Policy } from "./policy";
import { policyDefaults, type PolicyKey } from "./policy-defaults";

const KEYS = Object.keys(policyDefaults) as PolicyKey[];

/** The same thresholds; each one that is looked at is put into `seen`, under its path. */
export function watchedPolicy(policy: Policy, seen: Set<PolicyKey>): Policy {
  const watched: Record<string, unknown> = {};
  for (const key of KEYS) {
    const [name = "", inner] = key.split(".");
    const held = policy[name as keyof Policy];
    if (inner === undefined) watch(watched, name, held, () => seen.add(key));
    else {
      const group = (watched[name] ??= {}) as Record<string, unknown>;
      watch(group, inner, (held as unknown as Record<string, unknown>)[inner], () => seen.add(key));
    }
  }
  return watched as unknown as Policy;
}

function watch(object: object, name: string, value: unknown, look: () => void): void {
  Object.defineProperty(object, name, {
    enumerable: true,
    get: () => {
      look();
      return value;
    },
  });
}
