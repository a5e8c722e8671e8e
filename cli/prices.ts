import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { dayOf } from "@/server/kernel/day";
import { Refusal } from "@/server/kernel/refusal";
import {
  askInside,
  holdsOn,
  installationBook,
  loadBook,
  modelsOf,
  normaliseProvider,
  revalueOrganization,
  syncFeed,
  type Book,
  type PriceEntry,
} from "@/server/pricing";
import { asPerson, inTenant, inTenantBulk } from "@/server/tenancy/tenant-database";
import { calledFrom } from "./read-input";
import { EXIT, operator, organizationAt, withDatabase } from "./with-organization";

const USAGE = `npm run -s cli -- prices list [--search TEXT] [--provider NAME] [--day DAY] [--org SLUG]
npm run -s cli -- prices show MODEL [--provider NAME] [--org SLUG]
npm run -s cli -- prices sync --feed NAME --file FILE --as-of DAY --global`;

/** No feed is near this; a file that inflates beyond it is refused before it fills the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Asked {
  readonly act: string;
  readonly model: string | undefined;
  readonly values: Readonly<
    Record<"search" | "provider" | "day" | "org" | "feed" | "file" | "as-of", string | undefined>
  >;
  readonly isGlobal: boolean;
}

/** The price book on the database: `list`, `show`, `sync`. */
export async function pricesVerb(args: readonly string[]): Promise<number> {
  const asked = understand(args);
  if (typeof asked === "string") {
    console.error(`${asked}\n${USAGE}`);
    return EXIT.badInput;
  }
  if (asked.act === "sync") return sync(asked);
  return withDatabase(async () => show(asked));
}

function understand(args: readonly string[]): Asked | string {
  const text = { type: "string" } as const;
  let parsed;
  try {
    const options = {
      search: text,
      provider: text,
      day: text,
      org: text,
      feed: text,
      file: text,
      "as-of": text,
      global: { type: "boolean" },
    } as const;
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    return (error as Error).message;
  }
  const [act, model, ...more] = parsed.positionals;
  const { global: isGlobal = false, ...values } = parsed.values;
  if (act === undefined || !["list", "show", "sync"].includes(act) || more.length > 0)
    return "Say what to do: list, show or sync.";
  if (act === "show" ? model === undefined : model !== undefined)
    return act === "show" ? "Name the model to show." : `"${model}" is not understood.`;
  const asked = {
    act,
    model,
    values: {
      search: undefined,
      provider: undefined,
      day: undefined,
      org: undefined,
      feed: undefined,
      file: undefined,
      "as-of": undefined,
      ...values,
    },
    isGlobal,
  };
  return act === "sync" ? (faultOfSync(asked) ?? asked) : asked;
}

function faultOfSync({ values, isGlobal }: Asked): string | null {
  if (values.org !== undefined)
    return "A feed fills the installation's book, not one organization's: say --global. Prices of your own are set on the prices page.";
  if (!isGlobal) return "A feed changes prices for every organization here: say --global.";
  if (values.feed === undefined || values.file === undefined || values["as-of"] === undefined)
    return "A sync needs --feed, --file and --as-of.";
  return null;
}

async function sync({ values }: Asked): Promise<number> {
  const file = path.resolve(calledFrom(), values.file ?? "");
  let text: string;
  try {
    const bytes = readFileSync(file);
    text = (
      bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes
    ).toString("utf8");
  } catch (error) {
    console.error(`${values.file} cannot be read: ${(error as Error).message}`);
    return EXIT.badInput;
  }
  return withDatabase(async () => {
    try {
      const input = { feed: values.feed ?? "", text, asOf: values["as-of"] ?? "", actor: operator().name };
      const { open, findings, ...synced } = await asPerson(null, (db) => syncFeed(db, input));
      const revalued = synced.isNew ? await revalueAll() : 0;
      const questions = open.map(({ verdict, proposed, reasons }) => ({
        verdict,
        provider: proposed.provider,
        model: proposed.model,
        reasons,
      }));
      process.stdout.write(`${JSON.stringify({ ...synced, revalued, open: questions, findings }, null, 2)}\n`);
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "feed-refused") throw error;
      console.error(error.message);
      return EXIT.refused;
    }
  });
}

/** Values the usage of every organization under the new book, one organization at a time. */
async function revalueAll(): Promise<number> {
  const addresses = await asPerson(null, (db) => db.organizationAddress.findMany({ select: { organizationId: true } }));
  let changed = 0;
  for (const { organizationId } of addresses)
    changed += (await inTenantBulk(organizationId, (client) => revalueOrganization(client, organizationId))).rollups;
  return changed;
}

/** The installation's book, or an organization's with its own prices first. */
async function bookOf(slug: string | undefined): Promise<Book> {
  if (slug === undefined) return asPerson(null, (db) => installationBook(askInside(db)));
  const organizationId = await organizationAt(slug);
  return inTenant(organizationId, async (db) => {
    const { version, book } = await loadBook(askInside(db), organizationId);
    return { ...book, version };
  });
}

async function show({ act, model, values }: Asked): Promise<number> {
  const { version, entries } = await bookOf(values.org);
  const provider = values.provider === undefined ? null : normaliseProvider(values.provider);
  const models = modelsOf(entries).filter((one) => provider === null || one.provider === provider);
  if (act === "show") {
    const found = models.filter((one) =>
      one.entries.some((entry) => idsOf(entry).includes((model ?? "").toLowerCase())),
    );
    if (found.length === 0)
      console.error(`The book ${version} has no price of ${model}: prices list --search finds names.`);
    for (const one of found) process.stdout.write(`${JSON.stringify({ book: version, ...one }, null, 2)}\n`);
    return found.length === 0 ? EXIT.badInput : EXIT.done;
  }
  const day = values.day ?? dayOf(new Date());
  const word = (values.search ?? "").toLowerCase();
  for (const one of models) {
    const entry = one.entries.find((candidate) => holdsOn(candidate, day));
    if (entry && idsOf(entry).some((id) => id.includes(word))) process.stdout.write(`${JSON.stringify(entry)}\n`);
  }
  return EXIT.done;
}

const idsOf = (entry: PriceEntry): string[] => [entry.model, ...(entry.aliases ?? [])].map((id) => id.toLowerCase());
