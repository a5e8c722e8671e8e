/**
 * Chance from a seed: the same seed gives the same numbers on every machine. Whole-number arithmetic and division only,
 * because the last bit of a logarithm may differ from one machine to the next.
 */
export interface Chance {
  /** 0 up to, not including, 1. */
  readonly share: () => number;
  /** About a bell around 0, from −2 to 2, standard deviation 0.58: the sum of four shares. */
  readonly sway: () => number;
  /** A stream of its own, so that a workload more does not change the others. */
  readonly named: (name: string) => Chance;
}

const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;

/** Starts a stream: a linear congruential one whose state is scrambled on the way out. */
export function chance(seed: string): Chance {
  let state = digestOf(seed);
  const share = (): number => {
    state = (Math.imul(state, MULTIPLIER) + INCREMENT) >>> 0;
    let mixed = state ^ (state >>> 15);
    mixed = Math.imul(mixed, 0x2c1b3c6d) >>> 0;
    mixed ^= mixed >>> 12;
    mixed = Math.imul(mixed, 0x297a2d39) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
  return {
    share,
    sway: () => share() + share() + share() + share() - 2,
    named: (name) => chance(`${seed}/${name}`),
  };
}

/** FNV-1a over the text, 32 bits. */
function digestOf(text: string): number {
  let digest = 0x811c9dc5;
  for (const sign of text) digest = Math.imul(digest ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return digest;
}
