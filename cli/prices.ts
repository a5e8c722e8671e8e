import { parseArgs } from "node:util";
import { listBook, showHistory, showModel } from "./prices-show";
import { acceptVerb, disputeVerb } from "./prices-questions";
import { syncVerb } from "./prices-sync";
import { EXIT, withDatabase } from "./with-organization";

const USAGE = `npm run -s cli -- prices list [--search TEXT] [--provider NAME] [--day DAY] [--org SLUG]
npm run -s cli -- prices show MODEL [--provider NAME] [--org SLUG]
npm run -s cli -- prices history [MODEL] [--provider NAME] [--org SLUG]
npm run -s cli -- prices sync [--feed NAME] [--file FILE --as-of DAY] --global
npm run -s cli -- prices dispute                                  what is disputed or quarantined, a line each
npm run -s cli -- prices dispute ID --reason TEXT                 turns a proposal down
npm run -s cli -- prices dispute MODEL [--provider NAME] --reason TEXT   marks a price in force as doubtful
npm run -s cli -- prices accept ID --reason TEXT [--org SLUG]     into the book, or for one organization alone`;

const OPTIONS = ["search", "provider", "day", "org", "feed", "file", "as-of", "reason"] as const;
type Option = (typeof OPTIONS)[number];

/** What was asked of `prices`: the act, what it is about, and its options. */
export interface AskedOfPrices {
  readonly subject: string | undefined;
  readonly values: Readonly<Partial<Record<Option, string>>>;
  readonly isGlobal: boolean;
}

interface Act {
  readonly options: readonly (Option | "global")[];
  readonly subject: "none" | "maybe" | "needed";
  /** Why what was asked cannot be done; null where it can. */
  readonly fault?: (asked: AskedOfPrices) => string | null;
  readonly run: (asked: AskedOfPrices) => Promise<number>;
}

const ACTS: Readonly<Record<string, Act>> = {
  list: { options: ["search", "provider", "day", "org"], subject: "none", run: listBook },
  show: { options: ["provider", "org"], subject: "needed", run: showModel },
  history: { options: ["provider", "org"], subject: "maybe", run: showHistory },
  sync: { options: ["feed", "file", "as-of", "org", "global"], subject: "none", fault: faultOfSync, run: syncVerb },
  dispute: {
    options: ["provider", "reason"],
    subject: "maybe",
    fault: ({ subject, values }) => (subject === undefined ? null : needsReason(values.reason)),
    run: disputeVerb,
  },
  accept: {
    options: ["reason", "org"],
    subject: "needed",
    fault: ({ values }) => needsReason(values.reason),
    run: acceptVerb,
  },
};

/** The price book on the database. */
export async function pricesVerb(args: readonly string[]): Promise<number> {
  const understood = understand(args);
  if (typeof understood === "string") {
    console.error(`${understood}\n${USAGE}`);
    return EXIT.badInput;
  }
  return withDatabase(async () => understood.act.run(understood.asked));
}

function understand(args: readonly string[]): { act: Act; asked: AskedOfPrices } | string {
  let parsed;
  try {
    const options = {
      ...Object.fromEntries(OPTIONS.map((name) => [name, { type: "string" as const }])),
      global: { type: "boolean" as const },
    };
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    return (error as Error).message;
  }
  const [name, subject, ...more] = parsed.positionals;
  const act = name !== undefined && Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!act) return `Say what to do: ${Object.keys(ACTS).join(", ")}.`;
  const { global: isGlobal = false, ...values } = parsed.values as Partial<Record<Option, string>> & {
    global?: boolean;
  };
  const foreign = Object.keys(parsed.values).find((option) => !act.options.includes(option as Option));
  if (foreign !== undefined) return `prices ${name} takes no --${foreign}.`;
  if (more.length > 0 || (subject !== undefined && act.subject === "none"))
    return `"${more[0] ?? subject}" is not understood.`;
  if (subject === undefined && act.subject === "needed")
    return name === "show" ? "Name the model to show." : "Name the question to accept: prices dispute lists them.";
  const asked = { subject, values, isGlobal };
  return act.fault?.(asked) ?? { act, asked };
}

function faultOfSync({ values, isGlobal }: AskedOfPrices): string | null {
  if (values.org !== undefined)
    return "A feed fills the installation's book, not one organization's: say --global. Prices of your own are set on the prices page.";
  if (!isGlobal) return "A feed changes prices for every organization here: say --global.";
  if ((values.file === undefined) !== (values["as-of"] === undefined))
    return "A file of a feed is of a day: give --file and --as-of together.";
  return values.file !== undefined && values.feed === undefined ? "Say which feed the file is of: --feed." : null;
}

const needsReason = (reason: string | undefined): string | null =>
  reason === undefined || reason.trim().length < 3 ? "Say why, in a few words: --reason." : null;
