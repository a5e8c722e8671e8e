import { z } from "zod";
import { notFound, Refusal } from "../kernel/refusal";
import { actorColumns } from "./audit";
import type { User } from "./generated/client";
import { openInvitation } from "./invitations";
import { newId } from "./new-id";
import { nameSchema } from "./schema";
import { checkPassword } from "./sign-in/check-password";
import { mustBeUnbound } from "./sign-in/own-account";
import { hashPassword, NO_PASSWORD, passwordMatches, unknownPersonsHash } from "./sign-in/password";
import { chosenPassword } from "./sign-in/schema";
import type { SignedInPerson } from "./sign-in/session";
import { forgetTurns, takeTurn, type Turn } from "./sign-in/throttle";
import { asPerson } from "./tenant-database";

/** Name and password of who is not signed in as the invited person. */
export const acceptSchema = z.object({
  token: z.string().max(200),
  name: nameSchema.optional(),
  password: chosenPassword.optional(),
});
type Acceptance = z.output<typeof acceptSchema>;

/**
 * Accepts an invitation, with the account of its address and no other: who is signed in with it just joins, who has one gives
 * its password, anybody else makes it now. Of two who accept at once, one does.
 * @throws Refusal not-found for the invitation; `another-address` for who is signed in as somebody else
 */
export async function acceptInvitation(
  input: Acceptance,
  now: Date,
  person: SignedInPerson | null = null,
): Promise<{ slug: string; email: string }> {
  const { email } = await asPerson(null, (db) => openInvitation(db, input.token, now));
  if (person && person.email !== email)
    throw new Refusal(
      "forbidden",
      "another-address",
      `This invitation is for ${email}, and you are signed in as ${person.email}: sign out first.`,
    );
  if (person) mustBeUnbound(person);
  const known = await asPerson(null, (db) => db.user.findUnique({ where: { email } }));
  if (known && !person) await askPassword(known, input, now);
  const fresh = known ? null : await newAccount(email, input);
  return asPerson(known?.id ?? null, async (db) => {
    const invitation = await openInvitation(db, input.token, now);
    const { organizationId, id, role } = invitation;
    const taken = await db.invitation.updateMany({
      where: { organizationId, id, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: now },
    });
    if (taken.count !== 1) throw notFound("invitation");
    const user = known ?? (await db.user.create({ data: fresh ?? absent() }));
    const { name } = user;
    const joined = await db.membership.createMany({
      data: [{ organizationId, userId: user.id, name, email, role }],
      skipDuplicates: true,
    });
    if (joined.count !== 1) throw new Refusal("conflict", "already-member", `${email} is a member already.`);
    await db.auditEntry.create({
      data: {
        ...{ organizationId, id: newId(), ...actorColumns({ kind: "person", id: user.id, name, role }) },
        ...{ action: "member.accept-invitation", subject: email, after: role },
        facts: { role },
      },
    });
    const organization = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
    return { slug: organization.slug, email };
  });
}

async function askPassword({ email, passwordHash }: User, { password }: Acceptance, now: Date): Promise<void> {
  const turns: readonly Turn[] = [["sign-in", email]];
  await takeTurn(turns, now);
  const hash = passwordHash === NO_PASSWORD ? unknownPersonsHash : passwordHash;
  if (!(await passwordMatches(password ?? "", hash)))
    throw new Refusal("forbidden", "wrong-credentials", `${email} has an account already: give its password.`, {
      field: "password",
    });
  await asPerson(null, (db) => forgetTurns(db, turns));
}

async function newAccount(email: string, { name, password }: Acceptance) {
  if (name === undefined) throw new Refusal("bad-input", "no-name", "Write your name.", { field: "name" });
  checkPassword(password ?? "", email, false);
  return { id: newId(), email, name, passwordHash: await hashPassword(password ?? "") };
}

const absent = (): never => {
  throw new Error("a person is known, or was made");
};
