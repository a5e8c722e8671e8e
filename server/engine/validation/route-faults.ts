import { legsOf, sortRouters, type Leg } from "./route-graph";
import { isPlainObject, type Fault } from "./rules";

/** Shares may miss 1 by 10⁻⁹ in all, itself included: they were divided somewhere. */
const SHARE_SUM_TOLERANCE = 1e-9 * (1 + 1e-6);
/** A small input can branch into more ways than can ever be walked; no router that serves traffic comes near this. */
const MOST_WAYS = 1_000;

interface Listed {
  readonly path: string;
  readonly level: number;
}

/** Routes to nothing, in a circle, with shares that do not add up, or on a level below what they reach. */
export function routeFaults(options: readonly unknown[], faults: Fault[]): void {
  const listed = new Map<string, Listed>();
  const routers = new Map<string, readonly Leg[]>();
  options.forEach((option, index) => {
    if (!isPlainObject(option) || typeof option.id !== "string" || listed.has(option.id)) return;
    listed.set(option.id, { path: `options[${index}]`, level: typeof option.level === "number" ? option.level : 0 });
    if (Array.isArray(option.route)) routers.set(option.id, legsOf(option.route));
  });
  if (routers.size === 0) return;
  options.forEach((option, index) => {
    if (isPlainObject(option) && Array.isArray(option.route))
      legFaults(option.route, `options[${index}].route`, listed, faults);
  });
  const { inwards, circular } = sortRouters(routers);
  for (const id of circular)
    faults.push({
      path: `${listed.get(id)?.path ?? ""}.route`,
      problem: "may not go in a circle, back to the router itself",
    });
  reachFaults(inwards, routers, listed, faults);
}

function legFaults(
  route: readonly unknown[],
  path: string,
  listed: ReadonlyMap<string, Listed>,
  faults: Fault[],
): void {
  let sum = 0;
  let readable = route.length > 0;
  route.forEach((leg, index) => {
    if (!isPlainObject(leg) || typeof leg.share !== "number") readable = false;
    else sum += leg.share;
    if (isPlainObject(leg) && typeof leg.option === "string" && !listed.has(leg.option))
      faults.push({ path: `${path}[${index}].option`, problem: `there is no option ${JSON.stringify(leg.option)}` });
  });
  if (readable && !(Math.abs(sum - 1) <= SHARE_SUM_TOLERANCE))
    faults.push({ path, problem: `the shares must add up to 1, not to ${Number(sum.toPrecision(12))}` });
}

/** Routers come after all that they route to, so that what lies behind each leg is known. */
function reachFaults(
  inwards: readonly string[],
  routers: ReadonlyMap<string, readonly Leg[]>,
  listed: ReadonlyMap<string, Listed>,
  faults: Fault[],
): void {
  const ways = new Map<string, number>();
  const highest = new Map<string, number>();
  for (const id of inwards) {
    let count = 1;
    let top = 0;
    for (const { to, share } of routers.get(id) ?? []) {
      count += ways.get(to) ?? 1;
      if (share > 0) top = Math.max(top, listed.get(to)?.level ?? 0, highest.get(to) ?? 0);
    }
    ways.set(id, count);
    highest.set(id, top);
  }
  for (const id of routers.keys()) {
    const { path, level } = listed.get(id) ?? { path: "", level: 0 };
    const top = highest.get(id) ?? 0;
    if ((ways.get(id) ?? 0) > MOST_WAYS)
      faults.push({ path: `${path}.route`, problem: `must not lead on in more than ${MOST_WAYS} ways` });
    if (level > 0 && level < top)
      faults.push({
        path: `${path}.level`,
        problem: `must be at least ${top}, the highest level that the router reaches`,
      });
  }
}
