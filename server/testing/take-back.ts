import type { Prisma, PrismaClient } from "../tenancy/generated/client";

const shared = globalThis as typeof globalThis & { quarterdeckConnections?: { prisma: PrismaClient } };

/**
 * Runs `work` so that every transaction of the application is taken back once it has answered: what one call changes, the next
 * does not see; `look` sees what each has done before that. The doors, the tenant and the statements are the real ones. @throws where nothing was connected yet.
 */
export async function takingBack<Result>(
  work: () => Promise<Result>,
  look: (db: Prisma.TransactionClient) => Promise<void> = async () => undefined,
): Promise<Result> {
  const connections = shared.quarterdeckConnections;
  if (!connections) throw new Error("connect first: furnish an organization");
  const { prisma } = connections;
  const takenBack = Symbol("taken back");
  connections.prisma = new Proxy(prisma, {
    get: (client, key) => {
      if (key !== "$transaction") return Reflect.get(client, key, client) as unknown;
      return async (inside: (db: unknown) => Promise<unknown>, options: object) => {
        let answer: unknown;
        try {
          await client.$transaction(async (db) => {
            answer = await inside(db);
            await look(db);
            throw takenBack;
          }, options);
        } catch (error) {
          if (error !== takenBack) throw error;
        }
        return answer;
      };
    },
  });
  try {
    return await work();
  } finally {
    connections.prisma = prisma;
  }
}
