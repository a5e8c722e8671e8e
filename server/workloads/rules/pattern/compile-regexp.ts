import { parseRegexp, PatternFault, type RegexpNode } from "./regexp-syntax";

type Step =
  | { readonly kind: "character"; readonly accepts: (character: string) => boolean; readonly next: number }
  | { readonly kind: "assertion"; readonly at: "start" | "end" | "boundary" | "inside"; readonly next: number }
  | { readonly kind: "fork"; next: readonly number[] }
  | { readonly kind: "match" };

const MOST_STEPS = 2_000;

/**
 * Compiles a pattern to a test of a text, found anywhere in it unless anchored. It walks all readings at once
 * (Thompson's construction), so that its time grows with the text and never explodes, whatever the pattern.
 * @throws PatternFault with a plain sentence.
 */
export function compileRegexp(
  pattern: string,
  options: { readonly ignoresCase?: boolean } = {},
): (text: string) => boolean {
  const steps: Step[] = [{ kind: "match" }];
  const start = build(parseRegexp(pattern), 0, steps);
  const folds = options.ignoresCase === true;
  return (text) => run(steps, start, [...text], folds);
}

/** Adds the steps of a node that go on to `next`, and says where they begin. */
function build(node: RegexpNode, next: number, steps: Step[]): number {
  switch (node.kind) {
    case "sequence":
      return node.parts.reduceRight((after, part) => build(part, after, steps), next);
    case "choice":
      return added(steps, { kind: "fork", next: node.branches.map((branch) => build(branch, next, steps)) });
    case "repeat":
      return buildRepeat(node, next, steps);
    case "character":
    case "assertion":
      return added(steps, { ...node, next });
  }
}

function buildRepeat(
  { node, least, most }: Extract<RegexpNode, { kind: "repeat" }>,
  next: number,
  steps: Step[],
): number {
  let start = next;
  if (most === null) {
    const loop: Extract<Step, { kind: "fork" }> = { kind: "fork", next: [] };
    start = added(steps, loop);
    loop.next = [build(node, start, steps), next];
  } else {
    for (let more = least; more < most; more += 1)
      start = added(steps, { kind: "fork", next: [build(node, start, steps), next] });
  }
  for (let must = 0; must < least; must += 1) start = build(node, start, steps);
  return start;
}

function added(steps: Step[], step: Step): number {
  if (steps.length >= MOST_STEPS) throw new PatternFault("the pattern repeats too much: make it shorter");
  steps.push(step);
  return steps.length - 1;
}

function run(steps: readonly Step[], start: number, text: readonly string[], folds: boolean): boolean {
  let active = new Set<number>();
  for (let at = 0; at <= text.length; at += 1) {
    // A new reading begins at every place.
    if (follow(steps, start, at, text, active)) return true;
    const character = text[at];
    if (character === undefined) return false;
    const after = new Set<number>();
    for (const index of active) {
      const step = steps[index];
      if (
        step?.kind === "character" &&
        accepts(step.accepts, character, folds) &&
        follow(steps, step.next, at + 1, text, after)
      )
        return true;
    }
    active = after;
  }
  return false;
}

/** Adds a step and all that it reaches without a character; true where that is the match. */
function follow(
  steps: readonly Step[],
  from: number,
  at: number,
  text: readonly string[],
  active: Set<number>,
): boolean {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (active.has(index)) continue;
    active.add(index);
    const step = steps[index];
    if (step?.kind === "match") return true;
    if (step?.kind === "fork") open.push(...step.next);
    if (step?.kind === "assertion" && holds(step.at, at, text)) open.push(step.next);
  }
  return false;
}

function holds(place: "start" | "end" | "boundary" | "inside", at: number, text: readonly string[]): boolean {
  if (place === "start") return at === 0;
  if (place === "end") return at === text.length;
  const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character);
  return (isWord(text[at - 1]) !== isWord(text[at])) === (place === "boundary");
}

function accepts(test: (character: string) => boolean, character: string, folds: boolean): boolean {
  return test(character) || (folds && (test(character.toLowerCase()) || test(character.toUpperCase())));
}
