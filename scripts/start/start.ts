import { openDatabase, prepareDataFolder, secretIn } from "@/server/database";
import { demoMaySignIn, readEnvironment, type Environment } from "@/server/environment/environment";
import { setUpQueue, startWorker } from "@/server/jobs";
import { Refusal } from "@/server/kernel/refusal";
import { installationKeys, keysIn } from "@/server/secrets";
import { askInside, ensureBundledBook } from "@/server/pricing";
import { asPerson, closeConnections } from "@/server/tenancy/tenant-database";
import { makeSetUpLink } from "@/server/tenancy/welcome-first-person";
import { buildPages } from "./build-pages";
import { claimFolder, mustBeFree } from "./claim";
import { demoPeople, prepareDemo, takeDemoOut } from "./demo";
import { servePages } from "./serve-pages";

const FLAGS = ["--demo", "--remove-demo"];

/** `npm start [-- --demo | --remove-demo]`: database, migrations, demo, pages, worker, address. */
export async function start(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown)
    throw new Refusal("bad-input", "unknown-flag", `npm start knows ${FLAGS.join(" and ")}, not ${unknown}.`);
  const began = Date.now();
  const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
  const environment = readEnvironment(process.env);
  const distDir = process.env.NEXT_DIST_DIR ?? ".next";
  await mustBeFree(environment.HOST, environment.PORT);

  const closing = new Closing();
  process.once("SIGINT", () => void closing.end(0));
  process.once("SIGTERM", () => void closing.end(0));
  process.once("SIGHUP", () => void closing.end(0));
  try {
    if (!environment.DATABASE_URL && !environment.DATABASE_ADMIN_URL)
      closing.add(claimFolder(prepareDataFolder(root, environment.DATA_DIR).folder));
    const building = buildPages(root, distDir);
    building.catch(() => undefined);
    console.log("Starting the database …");
    const database = await openDatabase(root, environment, { takeOver: true });
    closing.add(database.stop);
    const appUrl = environment.APP_URL ?? `http://${environment.HOST}:${environment.PORT}`;
    Object.assign(process.env, {
      NODE_ENV: "production",
      DATABASE_URL: database.url,
      DATA_DIR: database.folder,
      AUTH_SECRET: environment.AUTH_SECRET ?? secretIn(database.folder, "auth-secret"),
      NEXTAUTH_URL: appUrl,
      APP_URL: appUrl,
    });
    if (!environment.ENCRYPTION_KEYS) keepOwnKeys(database);
    closing.add(() => within(CLOSING_MS, closeConnections()));
    await setUpQueue(database.adminUrl);
    if (args.includes("--remove-demo")) await takeDemoOut(database.folder);
    else if (database.isEmbedded || args.includes("--demo")) await prepareDemo(database.folder);
    await asPerson(null, (db) => ensureBundledBook(askInside(db)));
    if (environment.WORKER !== "off") closing.add((await startWorker({ databaseUrl: database.url })).stop);
    if (environment.WORKER !== "only") {
      console.log("Building the pages, where they changed …");
      await building;
      closing.add((await servePages(root, distDir, environment.HOST, environment.PORT)).stop);
    }
    await greet(environment, appUrl, database.folder, database.folderMoved, began);
  } catch (error) {
    await closing.end(null);
    throw error;
  }
}

/**
 * The keys that secrets are sealed with, where the environment gives none: kept beside the embedded database. Next to a database of
 * your own the data folder may be gone at the next start, and with it what it sealed. @throws Refusal there
 */
function keepOwnKeys({ isEmbedded, folder }: { readonly isEmbedded: boolean; readonly folder: string }): void {
  if (isEmbedded) keysIn(folder);
  else installationKeys();
}

/** Nobody asks any more by then: a query that is still at work has no database to answer it. */
const CLOSING_MS = 5_000;

const within = (milliseconds: number, work: Promise<void>): Promise<void> =>
  Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())]);

/** What must be ended, newest first; a second Ctrl-C does not wait. */
class Closing {
  private readonly steps: (() => Promise<void> | void)[] = [];
  private ending: Promise<void> | null = null;

  add(step: () => Promise<void> | void): void {
    if (this.ending) void step();
    else this.steps.unshift(step);
  }

  end(exitCode: number | null): Promise<void> {
    this.ending ??= this.run(exitCode);
    return this.ending;
  }

  private async run(exitCode: number | null): Promise<void> {
    for (const step of this.steps) await Promise.resolve(step()).catch((error: unknown) => console.error(error));
    if (exitCode !== null) process.exit(exitCode);
  }
}

async function greet(
  environment: Environment,
  appUrl: string,
  folder: string,
  moved: boolean,
  began: number,
): Promise<void> {
  const lines = [`Quarterdeck is ready at ${appUrl} (${((Date.now() - began) / 1000).toFixed(1)} s)`];
  if (moved) lines.push(`Its data is in ${folder}, because the database could not reach the checkout.`);
  const setUp = await makeSetUpLink();
  if (setUp) lines.push(`Set up your own organization (works once): ${appUrl}/welcome?token=${setUp}`);
  const people = demoMaySignIn(environment) ? demoPeople(folder) : [];
  if (people.length > 0) {
    lines.push("", "The demo company, one sign-in for each role:");
    for (const { role, email, password } of people) lines.push(`  ${role.padEnd(9)} ${email.padEnd(28)} ${password}`);
  }
  lines.push("", "Ctrl-C ends everything.");
  console.log(lines.join("\n"));
}
