import { purposeOf, unseal } from "../../secrets";
import { asPerson } from "../tenant-database";
import { useRecoveryCode } from "./recovery-codes";
import { stepOfCode } from "./totp";

/** The one place where the seed of this person opens. */
export const sealedFor = (userId: string): string => purposeOf("totp", userId);

/** `off`: the person has no second factor · `needed`: no code was given · `wrong`: not the code, or one used before. */
export type Passed = "passed" | "off" | "needed" | "wrong";

/**
 * Asks a person's second factor: six digits of the generator, or a recovery code. What was accepted is used up here, in a
 * transaction of its own, so that the same code never passes twice, not even at once.
 */
export async function passSecondFactor(userId: string, code: string, now: Date): Promise<Passed> {
  return asPerson(userId, async (db) => {
    const row = await db.secondFactor.findUnique({ where: { userId } });
    if (!row?.confirmedAt) return "off";
    if (code.trim() === "") return "needed";
    const step = stepOfCode(unseal(row.seedSealed, sealedFor(userId)), code, now);
    if (step === null) return (await useRecoveryCode(db, userId, code, now)) ? "passed" : "wrong";
    const { count } = await db.secondFactor.updateMany({
      where: { userId, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    return count === 1 ? "passed" : "wrong";
  });
}
