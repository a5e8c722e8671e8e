import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { bookSchema, bundledBook, checkBook, FEEDS, holdsOn, normaliseProvider, sourcesAgree } from "@/server/pricing";

/**
 * Holds the bundled price book against its schema and itself, its rows' ages on a day (`-- 2026-10-01`, else today), and
 * against feeds where their files are named: `-- 2026-10-01 litellm=prices.json@2026-08-01`. The facts themselves are the rows
 * of server/pricing/book, each with source and day: a changed price is a new row there.
 */
const asOf = process.argv.slice(2).find((arg) => !arg.includes("=")) ?? new Date().toISOString().slice(0, 10);
const parsed = bookSchema.safeParse(bundledBook);
const faults = [
  ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(" › ")}: ${issue.message}.`)),
  ...checkBook(bundledBook, asOf).map((fault) => fault.message),
  ...process.argv
    .slice(2)
    .filter((arg) => arg.includes("="))
    .flatMap(heldAgainst),
];
for (const fault of faults) console.error(fault);
console.log(
  `${bundledBook.entries.length} prices, ${bundledBook.machines.length} machines, ${faults.length} to look at.`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

/** What a feed's file says otherwise of a model that the book has on the file's day. */
function heldAgainst(argument: string): string[] {
  const [, feed = "", file = "", day = ""] = /^([a-z-]+)=(.+)@(\d{4}-\d\d-\d\d)$/.exec(argument) ?? [];
  const read = FEEDS[feed];
  if (!read) return [`"${argument}" is not understood: write NAME=FILE@DAY.`];
  const bytes = readFileSync(file);
  const { entries } = read((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"), day);
  const idOf = ({ provider, model }: { provider: string; model: string }): string =>
    `${normaliseProvider(provider)} ${model.toLowerCase()}`;
  const said = new Map(entries.filter((entry) => holdsOn(entry, day)).map((entry) => [idOf(entry), entry]));
  return bundledBook.entries
    .filter((entry) => holdsOn(entry, day))
    .flatMap((entry) => {
      const other = said.get(idOf(entry));
      if (!other || sourcesAgree(entry, other)) return [];
      return [
        `${idOf(entry)}: ${feed} of ${day} says ${JSON.stringify(other.perMTok)}, the book ${JSON.stringify(entry.perMTok)}.`,
      ];
    });
}
