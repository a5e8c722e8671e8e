import { isPlainObject, type Fault } from "./rules";

/** Shares may miss 1 by 10⁻⁹ in all, itself included: they were divided somewhere. */
const SHARE_SUM_TOLERANCE = 1e-9 * (1 + 1e-6);

interface Leg {
  readonly to: string;
  readonly share: number;
}

interface Router {
  readonly path: string;
  readonly level: unknown;
  readonly legs: readonly Leg[];
}

/** Routes to nothing, in a circle, with shares that do not add up, or on a level below what they reach. */
export function routeFaults(options: readonly unknown[], faults: Fault[]): void {
  const routers = new Map<string, Router>();
  const levels = new Map<string, unknown>();
  options.forEach((option, index) => {
    if (!isPlainObject(option) || typeof option.id !== "string" || levels.has(option.id)) return;
    levels.set(option.id, option.level);
    if (!Array.isArray(option.route)) return;
    const path = `options[${index}]`;
    routers.set(option.id, { path, level: option.level, legs: readLegs(option.route) });
  });
  options.forEach((option, index) => {
    if (isPlainObject(option) && Array.isArray(option.route))
      legFaults(option.route, `options[${index}].route`, levels, faults);
  });
  for (const [id, router] of routers) {
    if (reaches(id, id, routers))
      faults.push({
        path: `${router.path}.route`,
        problem: "leads back to the router itself; a route may not go in a circle",
      });
    else levelFault(id, router, routers, levels, faults);
  }
}

const readLegs = (route: readonly unknown[]): Leg[] =>
  route
    .filter(isPlainObject)
    .flatMap((leg) =>
      typeof leg.option === "string" ? [{ to: leg.option, share: typeof leg.share === "number" ? leg.share : 0 }] : [],
    );

function legFaults(
  route: readonly unknown[],
  path: string,
  levels: ReadonlyMap<string, unknown>,
  faults: Fault[],
): void {
  let sum = 0;
  route.forEach((leg, index) => {
    if (!isPlainObject(leg)) return;
    if (typeof leg.option === "string" && !levels.has(leg.option))
      faults.push({ path: `${path}[${index}].option`, problem: `there is no option ${JSON.stringify(leg.option)}` });
    if (typeof leg.share === "number") sum += leg.share;
  });
  const readable = route.every((leg) => isPlainObject(leg) && typeof leg.share === "number");
  if (route.length > 0 && readable && !(Math.abs(sum - 1) <= SHARE_SUM_TOLERANCE))
    faults.push({ path, problem: `the shares must add up to 1, not to ${Number(sum.toPrecision(12))}` });
}

/** Whether a walk along the legs of `from`, whatever their share, comes to `target`. */
function reaches(from: string, target: string, routers: ReadonlyMap<string, Router>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const leg of routers.get(at)?.legs ?? []) {
      if (leg.to === target) return true;
      if (!seen.has(leg.to)) {
        seen.add(leg.to);
        open.push(leg.to);
      }
    }
  return false;
}

function levelFault(
  id: string,
  router: Router,
  routers: ReadonlyMap<string, Router>,
  levels: ReadonlyMap<string, unknown>,
  faults: Fault[],
): void {
  const seen = new Set([id]);
  const open = [id];
  let highest = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const leg of routers.get(at)?.legs ?? []) {
      if (!(leg.share > 0) || seen.has(leg.to)) continue;
      seen.add(leg.to);
      open.push(leg.to);
      const level = levels.get(leg.to);
      if (typeof level === "number" && level > highest) highest = level;
    }
  if (typeof router.level === "number" && router.level < highest)
    faults.push({
      path: `${router.path}.level`,
      problem: `must be at least ${highest}, the highest level that the router reaches`,
    });
}
