/** How a requirement is met: shown by a test, held by a file, otherwise or not here for a reason, or open. */
export type AsvsState = "test" | "file" | "reason" | "open";

export interface AsvsAnswer {
  readonly id: string;
  readonly state: AsvsState;
  /** The requirement in our own words. */
  readonly asks: string;
  /** `file § title of the test`, a file, or a sentence. */
  readonly how: string;
}

export interface AsvsList {
  readonly source: string;
  readonly chapters: Readonly<Record<string, string>>;
  readonly levels: Readonly<Record<string, readonly string[]>>;
}

/** Reads `asvs-answers.tsv`: id, state, the requirement in our words, how it is met. @throws Error naming a line that is none. */
export function readAnswers(text: string): AsvsAnswer[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [id = "", state = "", asks = "", how = "", ...more] = line.split("\t");
      if (!isState(state) || asks === "" || how === "" || more.length > 0) throw new Error(`not a line: ${line}`);
      return { id, state, asks, how };
    });
}

const STATES: Readonly<Record<AsvsState, string>> = {
  test: "shown by a test",
  file: "held by the code or a page",
  reason: "not here, or otherwise, for a reason",
  open: "open",
};
const isState = (text: string): text is AsvsState => Object.hasOwn(STATES, text);

/** The test or file of an answer; null where it is a sentence. */
export function referenceOf({
  state,
  how,
}: AsvsAnswer): { readonly file: string; readonly title: string | null } | null {
  if (state !== "test" && state !== "file") return null;
  const [file = "", title] = how.split(" § ");
  return { file, title: title ?? null };
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
const howCell = (answer: AsvsAnswer): string => {
  const reference = referenceOf(answer);
  if (!reference) return `${answer.state === "open" ? "**open**: " : ""}${cell(answer.how)}`;
  return `\`${reference.file}\`${reference.title === null ? "" : `: ${cell(reference.title)}`}`;
};

/** The page: counts in its head, then every requirement by chapter. */
export function asvsPage({ source, chapters, levels }: AsvsList, answers: readonly AsvsAnswer[]): string {
  const levelOf = (id: string): string => (levels["1"]?.includes(id) ? "1" : "2");
  const count = (level: string, state: AsvsState): string =>
    String(answers.filter((one) => one.state === state && levelOf(one.id) === level).length);
  const states = Object.keys(STATES) as AsvsState[];
  const lines = [
    "# OWASP ASVS 5.0.0, levels 1 and 2",
    "",
    `Every requirement of both levels (${source}), in our own words, with what meets it here. Made from \`scripts/security/asvs-answers.tsv\`;`,
    "after a change there: `UPDATE_DOCS=1 npx vitest run --project unit scripts/security/asvs.test.ts`. A missing id, a test that is not there or",
    "whose title is another fails `npm test`.",
    "",
    `| Level | ${states.map((state) => STATES[state]).join(" | ")} | all |`,
    `| --- | ${states.map(() => "---:").join(" | ")} | ---: |`,
    ...["1", "2"].map(
      (level) =>
        `| ${level} | ${states.map((state) => count(level, state)).join(" | ")} | ${levels[level]?.length ?? 0} |`,
    ),
    "",
  ];
  for (const [chapter, name] of Object.entries(chapters)) {
    const own = answers.filter(({ id }) => id.startsWith(`${chapter}.`));
    if (own.length === 0) continue;
    lines.push(`## ${chapter} ${name}`, "", "| Id | Level | Asks | Met by |", "| --- | --- | --- | --- |");
    for (const one of own) lines.push(`| ${one.id} | ${levelOf(one.id)} | ${cell(one.asks)} | ${howCell(one)} |`);
    lines.push("");
  }
  return lines.join("\n");
}
