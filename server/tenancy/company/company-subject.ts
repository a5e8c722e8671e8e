import { Refusal } from "../../kernel/refusal";
import type { User } from "../generated/client";
import type { PersonTransaction } from "../tenant-database";
import type { Claims } from "./issuer";

/** Whom an issuer means: its own name for a person, which it gives to nobody else (OpenID Connect Core 1.0, 2 and 5.7). */
export interface Subject {
  readonly organizationId: string;
  readonly issuer: string;
  readonly subject: string;
}

/** @throws where the issuer names nobody, which the checks of its answer leave no room for */
export function subjectOf(claims: Claims): string {
  if (typeof claims.sub !== "string" || claims.sub === "") throw new Error("the issuer's answer names no subject");
  return claims.sub;
}

/** The member who came in as that subject before. */
export async function memberOf(db: PersonTransaction, subject: Subject): Promise<User | null> {
  const row = await db.companySubject.findUnique({ where: { organizationId_issuer_subject: subject } });
  return row ? db.user.findUnique({ where: { id: row.userId } }) : null;
}

/**
 * Remembers whom the subject is. @throws Refusal where the member is another subject of that issuer: the company gave the address to
 * somebody else, who must not find what was shown to the first.
 */
export async function keepSubject(
  db: PersonTransaction,
  subject: Subject,
  { id: userId, email }: Pick<User, "id" | "email">,
): Promise<void> {
  const { organizationId, issuer } = subject;
  const where = { organizationId_userId_issuer: { organizationId, userId, issuer } };
  const kept = await db.companySubject.findUnique({ where });
  if (kept?.subject === subject.subject) return;
  if (kept)
    throw new Refusal(
      "forbidden",
      "another-subject",
      `At your company ${email} was somebody else's. Ask an owner or admin to take that member out first.`,
    );
  await db.companySubject.create({ data: { ...subject, userId } });
}
