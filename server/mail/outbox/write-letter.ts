import { sha256 } from "@/server/kernel/sha256";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { addJob } from "@/server/queue";

export interface LetterDraft {
  /** Unique for ever: what it is about, which revision, who gets it. */
  readonly key: string;
  readonly kind: string;
  readonly reviewId: string | null;
  readonly to: string;
  readonly toName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Names of documents of the review that go along. */
  readonly attachments: readonly string[];
}

/** One address and nothing else: no list, no comment, no line break. */
const ADDRESS = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\]+$/;

/**
 * Writes a letter into the outbox, in the transaction of the business it belongs to. The same key again changes nothing:
 * answers whether it was new.
 */
export async function writeLetter(ctx: TenantContext, draft: LetterDraft): Promise<boolean> {
  if (!ADDRESS.test(draft.to))
    throw new Refusal("bad-input", "bad-address", `${JSON.stringify(draft.to)} is not one e-mail address.`, {
      field: "email",
    });
  if (/[\r\n]/.test(draft.toName + draft.subject))
    throw new Refusal("bad-input", "line-break", "A name or a subject is one line.");
  const organizationId = ctx.organization.id;
  const written = await ctx.db.letter.createMany({
    skipDuplicates: true,
    data: [
      {
        organizationId,
        id: ctx.newId(),
        ...draft,
        attachments: [...draft.attachments],
        messageId: `<${sha256(`${organizationId}:${draft.key}`).slice(0, 40)}@quarterdeck>`,
        createdAt: ctx.now,
        dueAt: new Date(),
      },
    ],
  });
  if (written.count === 1) await addJob(ctx.db, "deliver-letters", { organizationId });
  return written.count === 1;
}
