/**
 * A regular expression as a tree. Only what can be matched in time linear in the text is in it: no back-reference, no
 * look-around.
 */
export type RegexpNode =
  | { readonly kind: "character"; readonly accepts: (character: string) => boolean }
  | { readonly kind: "assertion"; readonly at: "start" | "end" | "boundary" | "inside" }
  | { readonly kind: "sequence"; readonly parts: readonly RegexpNode[] }
  | { readonly kind: "choice"; readonly branches: readonly RegexpNode[] }
  | { readonly kind: "repeat"; readonly node: RegexpNode; readonly least: number; readonly most: number | null };

/** What a pattern may not hold, as a sentence that names the place. */
export class PatternFault extends Error {}

const MOST_REPEATS = 100;
const CLASSES: Readonly<Record<string, (character: string) => boolean>> = {
  d: (character) => /\d/.test(character),
  D: (character) => /\D/.test(character),
  w: (character) => /\w/.test(character),
  W: (character) => /\W/.test(character),
  s: (character) => /\s/.test(character),
  S: (character) => /\S/.test(character),
};
const CONTROLS: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f", v: "\v" };

/** Reads a pattern. @throws PatternFault with a plain sentence. */
export function parseRegexp(pattern: string): RegexpNode {
  const reader = new RegexpReader([...pattern]);
  const node = reader.choice();
  reader.mustBeAtEnd();
  return node;
}

class RegexpReader {
  #at = 0;
  constructor(private readonly characters: readonly string[]) {}

  choice(): RegexpNode {
    const branches = [this.#sequence()];
    while (this.#takes("|")) branches.push(this.#sequence());
    return branches.length === 1 && branches[0] ? branches[0] : { kind: "choice", branches };
  }

  mustBeAtEnd(): void {
    if (this.#at < this.characters.length) throw this.#fault("this parenthesis closes nothing");
  }

  #sequence(): RegexpNode {
    const parts: RegexpNode[] = [];
    while (this.#at < this.characters.length && !this.#sees("|") && !this.#sees(")")) parts.push(this.#repeated());
    return { kind: "sequence", parts };
  }

  #repeated(): RegexpNode {
    const node = this.#single();
    const bounds = this.#quantifier();
    if (!bounds) return node;
    if (node.kind === "assertion") throw this.#fault("a position cannot be repeated");
    this.#takes("?");
    if (this.#quantifier()) throw this.#fault("a repetition cannot be repeated without a group");
    return { kind: "repeat", node, ...bounds };
  }

  #quantifier(): { least: number; most: number | null } | null {
    if (this.#takes("*")) return { least: 0, most: null };
    if (this.#takes("+")) return { least: 1, most: null };
    if (this.#takes("?")) return { least: 0, most: 1 };
    const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.characters.slice(this.#at, this.#at + 12).join(""));
    if (!counted) return null;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] === "" ? null : Number(counted[3]);
    if (least > MOST_REPEATS || (most ?? 0) > MOST_REPEATS)
      throw this.#fault(`at most ${MOST_REPEATS} repetitions can be counted`);
    if (most !== null && most < least) throw this.#fault("the second number must not be below the first");
    this.#at += counted[0].length;
    return { least, most };
  }

  #single(): RegexpNode {
    const character = this.#next();
    if (character === "(") return this.#group();
    if (character === "[") return { kind: "character", accepts: this.#set() };
    if (character === ".") return { kind: "character", accepts: (given) => given !== "\n" };
    if (character === "^") return { kind: "assertion", at: "start" };
    if (character === "$") return { kind: "assertion", at: "end" };
    if (character === "\\") return this.#escaped();
    if ("*+?".includes(character)) throw this.#fault("there is nothing to repeat before it", 1);
    return { kind: "character", accepts: (given) => given === character };
  }

  #group(): RegexpNode {
    if (this.#takes("?") && !this.#takes(":"))
      throw this.#fault("look-around and named groups are not supported: use ( ) or (?: )");
    const node = this.choice();
    if (!this.#takes(")")) throw this.#fault("a parenthesis is not closed");
    return node;
  }

  #escaped(): RegexpNode {
    if (this.#takes("b")) return { kind: "assertion", at: "boundary" };
    if (this.#takes("B")) return { kind: "assertion", at: "inside" };
    const accepts = this.#escape();
    return { kind: "character", accepts: typeof accepts === "string" ? (given) => given === accepts : accepts };
  }

  #escape(): string | ((character: string) => boolean) {
    const character = this.#next();
    const known = CLASSES[character];
    if (known) return known;
    if (/[1-9k]/.test(character)) throw this.#fault("back-references are not supported", 1);
    const control = CONTROLS[character];
    if (control !== undefined) return control;
    if (/[a-z0-9]/i.test(character)) throw this.#fault(`\\${character} is not supported`, 1);
    return character;
  }

  #set(): (character: string) => boolean {
    const isNegated = this.#takes("^");
    const tests: ((character: string) => boolean)[] = [];
    while (!this.#takes("]")) {
      const low = this.#setMember();
      if (typeof low !== "string") tests.push(low);
      else if (this.#sees("-") && this.characters[this.#at + 1] !== "]") tests.push(this.#range(low));
      else tests.push((given) => given === low);
    }
    return (given) => tests.some((test) => test(given)) !== isNegated;
  }

  #range(low: string): (character: string) => boolean {
    this.#takes("-");
    const high = this.#setMember();
    if (typeof high !== "string" || high < low) throw this.#fault("this range of characters runs backwards", 1);
    return (given) => given >= low && given <= high;
  }

  #setMember(): string | ((character: string) => boolean) {
    if (this.#at >= this.characters.length) throw this.#fault("a bracket is not closed");
    return this.#takes("\\") ? this.#escape() : this.#next();
  }

  #sees(character: string): boolean {
    return this.characters[this.#at] === character;
  }
  #takes(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += 1;
    return true;
  }
  #next(): string {
    const character = this.characters[this.#at];
    if (character === undefined) throw this.#fault("the pattern ends too early");
    this.#at += 1;
    return character;
  }
  #fault(problem: string, back = 0): PatternFault {
    return new PatternFault(`character ${this.#at + 1 - back}: ${problem}`);
  }
}
