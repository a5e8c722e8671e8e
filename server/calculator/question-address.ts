import { calculatorAddress, CALCULATOR_PATH, readCalculatorAddress } from "./address";
import { compactInput } from "./compact-input";
import { FIRST_PRESET, presetOf, questionOf, PRESETS } from "./presets";
import { teamMonthly, type Question, type Team } from "./question";

/** An address as a page opens it: always a question, and a sentence where the address could not be read. */
export interface OpenedAddress {
  readonly question: Question;
  readonly sentence: string | null;
}

const LARGEST_SALARY = 10_000_000;

/** What the page shows where nobody asked for anything. */
export function firstQuestion(): Question {
  const preset = presetOf(FIRST_PRESET) ?? PRESETS[0];
  if (!preset) throw new RangeError("there are presets");
  return questionOf(preset);
}

const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The shortest address that opens the same question: a preset by its name, anything else by its inputs. */
export function questionAddress({ input, preset, compared, team }: Question): string {
  const known = presetOf(preset);
  const beside = new URLSearchParams();
  const isPreset = known !== null && sameText(compactInput(known.input), compactInput(input));
  if (preset !== null && known) beside.set("preset", preset);
  if (compared !== null && compared !== (known?.compared ?? null)) beside.set("compared", compared);
  if (team !== null) beside.set("team", `${team.share}x${team.salary}`);
  if (isPreset) return preset === FIRST_PRESET && beside.size === 1 ? CALCULATOR_PATH : `${CALCULATOR_PATH}?${beside}`;
  const address = calculatorAddress(input);
  return beside.size === 0 ? address : `${address}&${beside}`;
}

/** `0.25x300000`; null for anything else. */
function readTeam(text: string | null): Team | null {
  const [, share, salary] = /^(\d(?:\.\d{1,6})?)x(\d{1,8}(?:\.\d{1,2})?)$/.exec(text ?? "") ?? [];
  if (share === undefined || salary === undefined) return null;
  const team = { share: Number(share), salary: Number(salary) };
  return team.salary <= LARGEST_SALARY ? team : null;
}

/** What an address asks for; whatever cannot be read falls back to the first example. */
export function readQuestionAddress(search: string, hash = ""): OpenedAddress {
  const read = readCalculatorAddress(search, hash);
  // Everything stands on the same side as the input.
  const inSearch = new URLSearchParams(search);
  const beside = inSearch.has("input") || hash === "" ? inSearch : new URLSearchParams(hash.replace(/^#/, ""));
  if (read.kind === "refused") return { question: firstQuestion(), sentence: read.sentence };
  const preset = presetOf(beside.get("preset"));
  if (read.kind === "none")
    return { question: withBeside(preset ? questionOf(preset) : firstQuestion(), beside), sentence: null };
  const question = { input: read.input, preset: preset?.id ?? null, compared: preset?.compared ?? null, team: null };
  return { question: withBeside(question, beside), sentence: null };
}

function withBeside(question: Question, beside: URLSearchParams): Question {
  const asked = beside.get("compared");
  const isListed = question.input.options.some(({ id }) => id === asked);
  const compared = asked !== null && isListed ? asked : question.compared;
  const team = readTeam(beside.get("team"));
  const option = question.input.options.find(({ id }) => id === compared) ?? question.input.options[1];
  // A team that costs more than the upkeep it is part of was not written by this page.
  const fits = team !== null && teamMonthly(team) <= (option?.maintenanceMonthly ?? 0) + 0.005;
  return { ...question, compared, team: fits ? team : null };
}
