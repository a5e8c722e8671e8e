import { z } from "zod";
import { notFound } from "../kernel/refusal";
import { foundOrganization } from "./found-organization";
import { hashToken } from "./hash-token";
import { newId, newSecret } from "./new-id";
import { emailSchema, nameSchema, passwordSchema, slugSchema } from "./schema";
import { checkPassword } from "./sign-in/check-password";
import { hashPassword } from "./sign-in/password";
import { asPerson } from "./tenant-database";

export const welcomeSchema = z.object({
  token: z.string(),
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
  organization: nameSchema,
  slug: slugSchema,
  currency: z.string().regex(/^[A-Z]{3}$/, "write three capital letters, like USD"),
});

/** Makes the one-time link while there is no person yet (demo people aside); null afterwards. */
export async function makeSetUpLink(): Promise<string | null> {
  return asPerson(null, async (db) => {
    if ((await db.user.count({ where: { isDemo: false } })) > 0) return null;
    const token = newSecret();
    await db.setUpLink.deleteMany({});
    await db.setUpLink.create({ data: { tokenHash: hashToken(token) } });
    return token;
  });
}

export async function setUpLinkIsOpen(token: string): Promise<boolean> {
  return asPerson(
    null,
    async (db) => (await db.setUpLink.findFirst({ where: { tokenHash: hashToken(token), usedAt: null } })) !== null,
  );
}

/** Creates the first owner and organization. The link works once. @throws Refusal not-found for any other token. */
export async function welcomeFirstPerson(input: z.output<typeof welcomeSchema>, now: Date): Promise<{ slug: string }> {
  checkPassword(input.password, input.email, false);
  const passwordHash = await hashPassword(input.password);
  return asPerson(null, async (db) => {
    const used = await db.setUpLink.updateMany({
      where: { tokenHash: hashToken(input.token), usedAt: null },
      data: { usedAt: now },
    });
    if (used.count !== 1) throw notFound("set-up link");
    const user = await db.user.create({ data: { id: newId(), email: input.email, name: input.name, passwordHash } });
    const owner = { userId: user.id, name: user.name, email: user.email, role: "owner" as const };
    const organizationId = await foundOrganization(
      db,
      { name: input.organization, slug: input.slug, currency: input.currency },
      [owner],
      user.name,
    );
    // From the first day on: its reviews are made and mailed by the default calendar, until somebody changes it.
    await db.reviewSchedule.create({ data: { organizationId, changedBy: user.name } });
    return { slug: input.slug };
  });
}
