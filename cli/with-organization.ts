import { userInfo } from "node:os";
import { openDatabase, type OpenDatabase } from "@/server/database/open-database";
import { readEnvironment } from "@/server/environment/environment";
import { Refusal } from "@/server/kernel/refusal";
import type { Actor } from "@/server/tenancy/context";
import { asPerson, closeConnections } from "@/server/tenancy/tenant-database";

export const EXIT = { done: 0, badInput: 2, refused: 3, answerNeeded: 4, noDatabase: 5 } as const;

/** Who acts on the host: the system's user, by name. */
export const operator = (): Actor => {
  const id = `operator:${userInfo().username}`;
  return { kind: "operator", id, name: id, role: null };
};

/**
 * Opens the installation's database for a verb and closes it again; an embedded server that is not running is started, and
 * stopped by whoever started it. A refusal is said on standard error and becomes the exit code.
 */
export async function withDatabase(work: (database: OpenDatabase) => Promise<number>): Promise<number> {
  let opened: OpenDatabase | undefined;
  try {
    opened = await openDatabase(process.env.QUARTERDECK_ROOT ?? process.cwd(), readEnvironment(process.env), {
      takeOver: false,
    });
    process.env.DATABASE_URL = opened.url;
    process.env.DATA_DIR = opened.folder;
    return await work(opened);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return exitOf(error);
  } finally {
    await closeConnections();
    await opened?.stop();
  }
}

/** The same inside one organization, named by its address. */
export const withOrganization = (
  slug: string,
  work: (organizationId: string, actor: Actor, database: OpenDatabase) => Promise<number>,
): Promise<number> => withDatabase(async (database) => work(await organizationAt(slug), operator(), database));

/** The id behind an address. @throws Refusal when nobody lives there. */
export async function organizationAt(slug: string): Promise<string> {
  const address = await asPerson(null, (db) => db.organizationAddress.findUnique({ where: { slug } }));
  if (!address)
    throw new Refusal(
      "bad-input",
      "no-organization",
      `There is no organization at /o/${slug}: --org takes the part of the address after /o/.`,
    );
  return address.organizationId;
}

function exitOf({ kind }: Refusal): number {
  if (kind === "unavailable") return EXIT.noDatabase;
  return kind === "answer-needed" ? EXIT.answerNeeded : EXIT.badInput;
}
