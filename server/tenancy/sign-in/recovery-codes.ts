import { randomInt } from "node:crypto";
import { hashToken } from "../hash-token";
import type { PersonTransaction } from "../tenant-database";

const HOW_MANY = 10;
/** Nothing that is read as something else: no 0 and o, no 1, i and l. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const SIGNS_A_GROUP = 6;

/** 24 signs, 119 bits: enough that one round of SHA-256 hides it (ASVS 5.0, 6.5.2). */
const newCode = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: SIGNS_A_GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(""),
  ).join("-");

const hashOf = (userId: string, code: string): string =>
  hashToken(`recovery:${userId}:${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);

/** Makes new codes, which are shown this once; those of before end. */
export async function makeRecoveryCodes(db: PersonTransaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })) });
  return codes;
}

/** Uses a code up; false for one that is unknown or was used. */
export async function useRecoveryCode(
  db: PersonTransaction,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}
