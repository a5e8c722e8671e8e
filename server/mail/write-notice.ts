import { render } from "@react-email/render";
import { createElement } from "react";
import type { TenantContext } from "@/server/tenancy/context";
import { NoticeLetter, noticeText } from "./letters/notice-letter";
import { writeLetter } from "./outbox/write-letter";

/** A short letter to a member: one finding, what follows from it, one thing to open. */
export interface Notice {
  /** Unique for ever; the same key again writes nothing. */
  readonly key: string;
  readonly kind: string;
  readonly reviewId: string | null;
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly finding: string;
  readonly paragraphs: readonly string[];
  /** `path` lies below the organization's address. */
  readonly link: { readonly path: string; readonly label: string };
  /** Why this person gets it. */
  readonly why: string;
}

/** Writes a notice into the outbox; answers whether it was new. */
export async function writeNotice(ctx: TenantContext, notice: Notice): Promise<boolean> {
  const { key, kind, reviewId, to, subject, finding, paragraphs, link, why } = notice;
  const { slug, name } = ctx.organization;
  const url = `${process.env.APP_URL ?? "http://127.0.0.1:3000"}/o/${slug}${link.path}`;
  const props = { organization: name, finding, paragraphs, link: { url, label: link.label }, why };
  return writeLetter(ctx, {
    ...{ key, kind, reviewId, to: to.email, toName: to.name, subject },
    html: await render(createElement(NoticeLetter, props)),
    text: noticeText(props),
    attachments: [],
  });
}
