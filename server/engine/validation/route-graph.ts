import { isPlainObject } from "./rules";

/** A leg as far as it can be read: where it leads, with which share (0 where unreadable). */
export interface Leg {
  readonly to: string;
  readonly share: number;
}

export const legsOf = (route: readonly unknown[]): readonly Leg[] =>
  route
    .filter(isPlainObject)
    .flatMap(({ option, share }) =>
      typeof option === "string" ? [{ to: option, share: typeof share === "number" ? share : 0 }] : [],
    );

/** Which routers can be read from the inside out, and which stand in a circle (or between two). */
export interface SortedRouters {
  /** Each after all that it routes to. */
  readonly inwards: readonly string[];
  readonly circular: readonly string[];
}

/** Takes away, again and again, the routers that lead only to what is taken away already: linear in the legs. */
export function sortRouters(routers: ReadonlyMap<string, readonly Leg[]>): SortedRouters {
  const forwards = edgesOf(routers);
  const backwards = reversed(forwards);
  const inwards = peel(forwards, backwards);
  const rest = new Set([...routers.keys()].filter((id) => !inwards.has(id)));
  if (rest.size === 0) return { inwards: [...inwards], circular: [] };
  const leadingIn = peel(within(backwards, rest), within(forwards, rest));
  return { inwards: [...inwards], circular: [...rest].filter((id) => !leadingIn.has(id)) };
}

type Edges = ReadonlyMap<string, readonly string[]>;

/** Legs between routers, whatever their share. */
const edgesOf = (routers: ReadonlyMap<string, readonly Leg[]>): Edges =>
  new Map(
    [...routers].map(([id, legs]) => [id, [...new Set(legs.map(({ to }) => to))].filter((to) => routers.has(to))]),
  );

function reversed(edges: Edges): Edges {
  const turned = new Map<string, string[]>([...edges.keys()].map((id) => [id, []]));
  for (const [from, targets] of edges) for (const to of targets) turned.get(to)?.push(from);
  return turned;
}

const within = (edges: Edges, kept: ReadonlySet<string>): Edges =>
  new Map([...kept].map((id) => [id, (edges.get(id) ?? []).filter((to) => kept.has(to))]));

function peel(edges: Edges, back: Edges): ReadonlySet<string> {
  const open = new Map([...edges].map(([id, targets]) => [id, targets.length]));
  const taken = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of taken)
    for (const from of back.get(id) ?? []) {
      const left = (open.get(from) ?? 0) - 1;
      open.set(from, left);
      if (left === 0) taken.push(from);
    }
  return new Set(taken);
}
