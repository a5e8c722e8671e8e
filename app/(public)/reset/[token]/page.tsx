import type { Metadata } from "next";
import { publicCaller } from "../../../_api/caller";
import { LinkEnded } from "../../link-ended";
import { ChoosePassword } from "./choose-password";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const token = decodeURIComponent((await params).token);
  const api = await publicCaller();
  const reset = await api.signIn.readReset({ token }).catch(() => null);
  if (!reset) return <LinkEnded again="/reset" />;
  return <ChoosePassword token={token} {...reset} />;
}
