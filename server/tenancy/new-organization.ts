import { z } from "zod";
import { Refusal } from "../kernel/refusal";
import { foundOrganization } from "./found-organization";
import { nameSchema, slugSchema } from "./schema";
import { mustBeUnbound } from "./sign-in/own-account";
import type { SignedInPerson } from "./sign-in/session";
import { takeTurn } from "./sign-in/throttle";
import { asPerson } from "./tenant-database";

export const newOrganizationSchema = z.strictObject({
  name: nameSchema,
  slug: slugSchema,
  currency: z.string().regex(/^[A-Z]{3}$/, "write three capital letters, like USD"),
});

/**
 * Makes a further organization, whose owner the person becomes.
 * @throws Refusal where the operator does not want it, for who came in through a company, for an address that is taken, and
 * after too many
 */
export async function newOrganization(
  person: SignedInPerson,
  input: z.output<typeof newOrganizationSchema>,
  isAllowed: boolean,
  now: Date,
): Promise<{ slug: string }> {
  if (!isAllowed)
    throw new Refusal("forbidden", "not-allowed", "The operator of this installation makes new organizations alone.");
  mustBeUnbound(person);
  const { userId, name, email } = person;
  await takeTurn([["organization", userId]], now);
  await asPerson(userId, async (db) => {
    const owner = { userId, name, email, role: "owner" as const };
    const organizationId = await foundOrganization(db, input, [owner], name);
    await db.reviewSchedule.create({ data: { organizationId, changedBy: name } });
  });
  return { slug: input.slug };
}
