import { render } from "@react-email/render";
import { createElement } from "react";
import { asPerson } from "@/server/tenancy/tenant-database";
import { makeInvitationToken } from "@/server/tenancy/invitations";
import { LINK_MINUTES, makeLinkToken, type LinkPurpose } from "@/server/tenancy/sign-in/mailed-links";
import type { PersonLetterKind } from "@/server/tenancy/sign-in/person-letters";
import { NoticeLetter, noticeText, type NoticeLetterProps } from "../letters/notice-letter";

export interface PersonLetter {
  readonly name: string;
  readonly isDemo: boolean;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

interface Written extends Omit<NoticeLetterProps, "link" | "organization"> {
  readonly name: string;
  readonly isDemo: boolean;
  readonly subject: string;
  readonly organization?: string;
  readonly link: { readonly path: string; readonly label: string };
}

const NOT_YOU = "Did you not do this? Choose another password at once, and sign out everywhere.";
const ASKED =
  "You get this because somebody typed your address at Quarterdeck. If it was not you, nothing has to be done.";
const OWN = "You get this because how one signs in with your address was changed.";

/** Writes a letter when it leaves; null where nobody has the address, or what it is about is gone. */
export async function personLetter(
  kind: PersonLetterKind,
  email: string,
  about: string,
  now: Date,
): Promise<PersonLetter | null> {
  const written = await write(kind, email, about, now);
  if (!written) return null;
  const { name, isDemo, subject, link, organization = "Your account", ...rest } = written;
  const url = `${process.env.APP_URL ?? "http://127.0.0.1:3000"}${link.path}`;
  const props = { ...rest, organization, link: { url, label: link.label } };
  return { name, isDemo, subject, html: await render(createElement(NoticeLetter, props)), text: noticeText(props) };
}

async function write(kind: PersonLetterKind, email: string, about: string, now: Date): Promise<Written | null> {
  if (kind === "reset" || kind === "link") return linkLetter(kind, email, now);
  if (kind === "invitation") return invitationLetter(about, now);
  const user = await asPerson(null, (db) => db.user.findUnique({ where: { email } }));
  return user ? { ...told(kind, about), name: user.name, isDemo: user.isDemo } : null;
}

async function linkLetter(purpose: LinkPurpose, email: string, now: Date): Promise<Written | null> {
  const made = await makeLinkToken(purpose, email, now);
  if (!made) return null;
  const { token, name, isDemo } = made;
  const paragraphs = [`The link works once, for ${LINK_MINUTES[purpose]} minutes.`];
  return purpose === "reset"
    ? {
        ...{ name, isDemo, paragraphs, why: ASKED, subject: "Choose a new password" },
        finding: "Choose a new password for Quarterdeck.",
        link: { path: `/reset/${token}`, label: "Choose a password" },
      }
    : {
        ...{ name, isDemo, paragraphs, why: ASKED, subject: "Your link to sign in" },
        finding: "Sign in to Quarterdeck with this link.",
        link: { path: `/sign-in/link/${token}`, label: "Sign in" },
      };
}

async function invitationLetter(about: string, now: Date): Promise<Written | null> {
  const made = await makeInvitationToken(about, now);
  if (!made) return null;
  const { token, organization, invitedBy, role, until } = made;
  return {
    ...{ name: "", isDemo: false, organization, subject: `${organization} invites you to Quarterdeck` },
    finding: `${invitedBy} invites you to ${organization} as ${role}.`,
    paragraphs: [`The link works once, for this address, until ${until}.`],
    link: { path: `/invite/${token}`, label: "Join" },
    why: `You get this because ${invitedBy} wrote your address at Quarterdeck.`,
  };
}

function told(
  kind: Exclude<PersonLetterKind, LinkPurpose | "invitation">,
  about: string,
): Omit<Written, "name" | "isDemo"> {
  const link = { path: "/account", label: "Look at your account" };
  const words = {
    "password-changed": [
      "Your password was changed",
      "Your password for Quarterdeck was changed; all devices were signed out.",
    ],
    "second-factor-on": ["Your second factor is on", "From now on a code is asked after your password."],
    "second-factor-off": ["Your second factor was taken off", "No code is asked after your password any more."],
    "passkey-added": ["A passkey was added", `The passkey ${about} signs in with your address from now on.`],
  } as const;
  const [subject, finding] = words[kind];
  return { subject, finding, paragraphs: [NOT_YOU], link, why: OWN };
}
