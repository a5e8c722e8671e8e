import { fileFault } from "./file-fault";
import { locateJsonFault } from "./locate-json-fault";
import { readInput } from "./read-input";

/** One thing that is wrong: where (`options[0].price`; empty: the case itself) and what would be right. */
export interface CaseFault {
  readonly path: string;
  readonly problem: string;
}

/** A pure verb: refuses a case by listing every fault, or computes its answer. */
export interface CaseVerb<Input> {
  /** The verb's name, for the sentences about arguments. */
  readonly name: string;
  readonly faultsOf: (input: unknown) => readonly CaseFault[];
  /** Called only with inputs that have no faults. */
  readonly compute: (input: Input) => unknown;
}

interface Arguments {
  readonly file: string | undefined;
  readonly jsonLines: boolean;
}

/** A case that could be read, or what stopped it; `prefix` stands before each of its faults. */
type Case = { readonly prefix: string } & ({ readonly input: unknown } | { readonly unreadable: string });

interface Cases {
  readonly list: readonly Case[];
  readonly form: Form;
}

/**
 * Reads one case, an array of them or JSON Lines from FILE or standard input and prints the answers in the same form
 * and order. Faults go to standard error, one a line, prefixed `[0].` in an array or `line 1: ` in JSON Lines; where
 * there is any, nothing is computed and nothing printed. Answers the exit code: 0, or 2 for bad arguments or input.
 */
export async function runCases<Input>(args: readonly string[], verb: CaseVerb<Input>): Promise<number> {
  const given = readArguments(args);
  if (given === null)
    return refuse([`npm run -s cli -- ${verb.name} [--jsonl] [FILE]: one file, or none for standard input.`]);
  const text = readText(given.file);
  if (typeof text !== "string") return refuse([text.problem]);
  const { list, form } = given.jsonLines ? readLines(text) : readDocument(text, given.file);
  const problems = list.flatMap((read) => problemsOf(read, verb));
  if (problems.length > 0) return refuse(problems);
  const answers = list.flatMap((read) => ("input" in read ? [verb.compute(read.input as Input)] : []));
  process.stdout.write(print(answers, form));
  return 0;
}

function problemsOf<Input>(read: Case, verb: CaseVerb<Input>): readonly string[] {
  if ("unreadable" in read) return [`${read.prefix}${read.unreadable}`];
  return verb.faultsOf(read.input).map(({ path, problem }) => `${read.prefix}${path || "input"}: ${problem}`);
}

type Form = "one" | "array" | "lines";

function print(answers: readonly unknown[], form: Form): string {
  if (form === "lines") return answers.map((answer) => `${JSON.stringify(answer)}\n`).join("");
  return `${JSON.stringify(form === "one" ? answers[0] : answers, null, 2)}\n`;
}

function readArguments(args: readonly string[]): Arguments | null {
  const files = args.filter((arg) => arg === "-" || !arg.startsWith("-"));
  const flags = args.filter((arg) => arg !== "-" && arg.startsWith("-"));
  if (files.length > 1 || flags.some((flag) => flag !== "--jsonl")) return null;
  return { file: files[0], jsonLines: flags.length > 0 };
}

function readText(file: string | undefined): string | { problem: string } {
  const name = nameOf(file);
  try {
    return readInput(file).replace(/^\uFEFF/, "");
  } catch (error) {
    const problem = fileFault(error, name);
    if (problem !== null) return { problem };
    throw error;
  }
}

function readDocument(text: string, file: string | undefined): Cases {
  const read = parse(text);
  if ("problem" in read) {
    const unreadable = `${nameOf(file)} is not JSON: line ${read.line}, column ${read.column}: ${read.problem}.`;
    return { list: [{ prefix: "", unreadable }], form: "one" };
  }
  if (!Array.isArray(read.value)) return { list: [{ prefix: "", input: read.value }], form: "one" };
  return { list: read.value.map((input: unknown, index) => ({ prefix: `[${index}].`, input })), form: "array" };
}

/** One case a line; blank lines count as lines and hold nothing. */
function readLines(text: string): Cases {
  const list = text.split("\n").flatMap((line, index): Case[] => {
    if (line.trim() === "") return [];
    const read = parse(line);
    const prefix = `line ${index + 1}: `;
    if (!("problem" in read)) return [{ prefix, input: read.value }];
    return [{ prefix, unreadable: `is not JSON: column ${read.column}: ${read.problem}.` }];
  });
  return { list, form: "lines" };
}

function parse(text: string): { value: unknown } | { line: number; column: number; problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return locateJsonFault(text) ?? { line: 1, column: 1, problem: "it cannot be read" };
  }
}

const nameOf = (file: string | undefined): string => (file === undefined || file === "-" ? "Standard input" : file);

function refuse(problems: readonly string[]): number {
  process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
  return 2;
}
