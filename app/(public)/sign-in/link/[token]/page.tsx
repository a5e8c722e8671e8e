import type { Metadata } from "next";
import { publicCaller } from "../../../../_api/caller";
import { LinkEnded } from "../../../link-ended";
import { EnterByLink } from "./enter-by-link";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

/** Opening the page uses nothing up: programs that look through mail open it too. */
export default async function EnterByLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const token = decodeURIComponent((await params).token);
  const api = await publicCaller();
  const link = await api.signIn.readLink({ token }).catch(() => null);
  if (!link) return <LinkEnded again="/sign-in" />;
  return <EnterByLink token={token} {...link} />;
}
