import type { Metadata } from "next";
import { currentPerson, orNotFound, publicCaller } from "../../../_api/caller";
import { AcceptForm } from "./accept-form";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const api = await publicCaller();
  const invitation = await orNotFound(api.people.readInvitation({ token: decodeURIComponent(token) }), "/");
  const person = await currentPerson();
  return <AcceptForm me={person?.email ?? null} token={decodeURIComponent(token)} {...invitation} />;
}
