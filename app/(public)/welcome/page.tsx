import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setUpLinkIsOpen } from "@/server/tenancy/welcome-first-person";
import { WelcomeForm } from "./welcome-form";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = "" } = await searchParams;
  if (!(await setUpLinkIsOpen(token))) notFound();
  return <WelcomeForm token={token} />;
}
