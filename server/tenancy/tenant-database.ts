import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import { PrismaClient, type Prisma } from "./generated/client";

/** What belongs to a person or to the installation; inside an organization these are out of reach, by type. */
type NotATenantsModel =
  | "user"
  | "session"
  | "secondFactor"
  | "recoveryCode"
  | "passkey"
  | "passkeyChallenge"
  | "signInToken"
  | "signInThrottle"
  | "setUpLink"
  | "operatorEntry"
  | "organizationAddress"
  | "dueMoment"
  | "feedSnapshot";

/** A transaction whose tenant is set: row-level security shows the rows of one organization and of no other. */
export type TenantTransaction = Omit<Prisma.TransactionClient, NotATenantsModel>;
/** A transaction of a person who has not yet chosen an organization. */
export type PersonTransaction = Prisma.TransactionClient;

const TRANSACTION = { maxWait: 10_000, timeout: 60_000 };

interface Connections {
  readonly url: string;
  readonly prisma: PrismaClient;
  readonly pool: Pool;
}

// Kept on the global object: a development server loads this module again at every change.
const shared = globalThis as typeof globalThis & { quarterdeckConnections?: Connections };

function connections(): Connections {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: the server sets it before it serves");
  if (shared.quarterdeckConnections?.url !== url) {
    const adapter = new PrismaPg({ connectionString: url, max: 12 });
    const pool = new Pool({ connectionString: url, max: 4 });
    // A connection that breaks while nobody uses it is replaced by the next one; unheard, its error would end the process.
    pool.on("error", () => undefined);
    // One that breaks in use fails its statement, and says so once more: unheard, that would end the process with all it does.
    pool.on("connect", (client) => client.on("error", () => undefined));
    shared.quarterdeckConnections = {
      url,
      prisma: new PrismaClient({ adapter }),
      pool,
    };
  }
  return shared.quarterdeckConnections;
}

/** Runs `work` in one transaction of one organization. */
export function inTenant<Result>(
  organizationId: string,
  work: (db: TenantTransaction) => Promise<Result>,
): Promise<Result> {
  return connections().prisma.$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('app.organization', ${organizationId}, true)`;
    return work(db);
  }, TRANSACTION);
}

/** Runs `work` in one transaction of a person (null: someone who has not signed in). */
export function asPerson<Result>(
  userId: string | null,
  work: (db: PersonTransaction) => Promise<Result>,
): Promise<Result> {
  return connections().prisma.$transaction(async (db) => {
    await db.$executeRaw`SELECT set_config('app.person', ${userId ?? ""}, true)`;
    return work(db);
  }, TRANSACTION);
}

/** Enters an organization from a transaction of a person, for what belongs to both: creating one, accepting an invitation. */
export async function enterTenant(db: PersonTransaction, organizationId: string): Promise<void> {
  await db.$executeRaw`SELECT set_config('app.organization', ${organizationId}, true)`;
}

/**
 * Runs `work` on a plain connection in one transaction of one organization: for COPY and for statements that move many
 * rows. Rolled back when `work` throws.
 */
export async function inTenantBulk<Result>(
  organizationId: string,
  work: (client: PoolClient) => Promise<Result>,
  begin = "BEGIN",
): Promise<Result> {
  const client = await connections().pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    await client.query("SELECT set_config('app.organization', $1, true)", [organizationId]);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failed: Error) => (broken = failed));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The same for reading a whole organization as it is at one moment. */
export const inTenantSnapshot = <Result>(
  organizationId: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => inTenantBulk(organizationId, work, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

/** Ends all connections: at shutdown, and between tests. */
export async function closeConnections(): Promise<void> {
  const open = shared.quarterdeckConnections;
  shared.quarterdeckConnections = undefined;
  await Promise.all([open?.prisma.$disconnect(), open?.pool.end()]);
}
