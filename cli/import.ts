import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { filesIn, FORMAT_NAMES } from "@/server/ingest";
import {
  askForCopy,
  importFile,
  importHints,
  type FileImported,
  type ImportHints,
  type OverlapChoice,
} from "@/server/intake";
import { setUpQueue } from "@/server/queue";
import type { Actor } from "@/server/tenancy/context";
import { calledFrom } from "./read-input";
import { readMapping } from "./read-mapping";
import { EXIT, withOrganization } from "./with-organization";

const USAGE =
  "npm run -s cli -- import FILE… --org SLUG [--replace|--keep] [--yes] [--dry-run] [--format NAME] [--mapping FILE] [--dates day-first|month-first] [--source NAME] [--provider NAME] [--model ID] [--start TIME] [--detail|--ledger]";

interface Asked {
  readonly files: readonly string[];
  readonly org: string;
  readonly hints: ImportHints;
  readonly overlap: OverlapChoice | null;
  readonly confirmRejects: boolean;
  readonly isDryRun: boolean;
}

/** Understands the arguments, or says in a sentence what is wrong with them. */
function understand(args: readonly string[]): Asked | string {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  let parsed;
  try {
    const options = {
      org: text,
      replace: flag,
      keep: flag,
      yes: flag,
      "dry-run": flag,
      format: text,
      mapping: text,
      dates: text,
      source: text,
      provider: text,
      model: text,
      start: text,
      detail: flag,
      ledger: flag,
    };
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    return (error as Error).message;
  }
  const { org, replace, keep, yes, "dry-run": isDryRun, detail, ledger, mapping: mappingFile, ...told } = parsed.values;
  if (parsed.positionals.length === 0) return "Name at least one file.";
  if (org === undefined) return "Say which organization: --org and its address, the part after /o/.";
  if (replace && keep) return "Choose --replace or --keep, not both.";
  if (detail && ledger) return "Choose --detail or --ledger, not both.";
  const mapping = mappingFile === undefined ? undefined : readMapping(mappingFile);
  if (typeof mapping === "string") return mapping;
  if (mapping && told.format !== undefined && told.format !== "mapped")
    return "Choose --format or --mapping, not both.";
  const hints = importHints.safeParse({ ...told, mapping, ...(detail || ledger ? { isDetail: detail } : {}) });
  if (!hints.success) return explain(hints.error.issues[0]?.path[0], told.format);
  return {
    files: parsed.positionals,
    org,
    hints: hints.data,
    overlap: replace ? "replace" : keep ? "keep" : null,
    confirmRejects: yes,
    isDryRun,
  };
}

const explain = (field: PropertyKey | undefined, format: string | undefined): string =>
  field === "format"
    ? `There is no format "${format}". It is one of ${FORMAT_NAMES.join(", ")}.`
    : field === "dates"
      ? "--dates is day-first or month-first."
      : `--${String(field)} takes one line of plain text of at most 200 characters.`;

const EXITS: Readonly<Record<FileImported["status"], number>> = {
  committed: EXIT.done,
  "already-imported": EXIT.done,
  "dry-run": EXIT.done,
  refused: EXIT.refused,
  "answer-needed": EXIT.answerNeeded,
};

/** Imports files one after the other and prints one JSON object each; a file that is refused does not stop the next. */
export async function importVerb(args: readonly string[]): Promise<number> {
  const asked = understand(args);
  if (typeof asked === "string") {
    console.error(`${asked}\n${USAGE}`);
    return EXIT.badInput;
  }
  return withOrganization(asked.org, async (organizationId, actor, { adminUrl }) => {
    const exits: number[] = [];
    for (const file of asked.files)
      exits.push(...(await importFiles(organizationId, actor, file, { ...asked, adminUrl })));
    // Of several files the one that most needs a person decides: refused before a question before done.
    return exits.includes(EXIT.refused) ? EXIT.refused : Math.max(...exits);
  });
}

/** The file, or each file of an archive: one import a file. */
async function importFiles(
  organizationId: string,
  actor: Actor,
  file: string,
  asked: Asked & { readonly adminUrl: string },
): Promise<number[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "quarterdeck-members-"));
  const exits: number[] = [];
  try {
    for await (const found of filesIn(path.resolve(calledFrom(), file), file, folder))
      if (found.refused) {
        const { name, refused } = found;
        process.stdout.write(`${JSON.stringify({ file: name, import: null, status: "refused", refused })}\n`);
        console.error(`${name}: ${refused.message}`);
        exits.push(EXIT.refused);
      } else {
        // Without the way to the file: a member is known by its archive.
        const importName = found.name.slice(file.length - path.basename(file).length);
        exits.push(await importOne(organizationId, actor, { ...found, importName }, asked));
      }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return exits;
}

async function importOne(
  organizationId: string,
  actor: Actor,
  found: { readonly name: string; readonly importName: string; readonly path: string },
  asked: Asked & { readonly adminUrl: string },
): Promise<number> {
  const { hints, overlap, confirmRejects, isDryRun } = asked;
  const file = found.name;
  const wanted = {
    path: found.path,
    name: found.importName,
    hints,
    overlap,
    confirmRejects,
    isDryRun,
  };
  let done: FileImported;
  try {
    done = await importFile(organizationId, actor, wanted);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" && code !== "EISDIR" && code !== "EACCES") throw error;
    const message =
      code === "ENOENT"
        ? `There is no file ${file}.`
        : code === "EISDIR"
          ? `${file} is a folder; name a file.`
          : `${file} may not be read by you.`;
    process.stdout.write(
      `${JSON.stringify({ file, import: null, status: "refused", refused: { code: "no-file", message } })}\n`,
    );
    console.error(message);
    return EXIT.refused;
  }
  process.stdout.write(
    `${JSON.stringify({ file, ...done.report, import: done.import, status: done.status, ...(done.message ? { message: done.message } : {}) })}\n`,
  );
  if (done.message && done.status !== "dry-run") console.error(`${file}: ${done.message}`);
  if (done.import !== null && done.hasCopy === false) {
    await setUpQueue(asked.adminUrl);
    await askForCopy(organizationId, done.import, wanted.path);
  }
  return EXITS[done.status];
}
