import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { currentPerson } from "../../_api/caller";
import { PublicIntroduction } from "../public-introduction";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

/** Only a path of this server may follow a sign-in. */
const pathOf = (next: string | undefined): string =>
  next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : "/o";

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; email?: string }>;
}) {
  const { next, email } = await searchParams;
  if (await currentPerson()) redirect(pathOf(next));
  return (
    <PublicIntroduction>
      <SignInForm next={pathOf(next)} email={email ?? ""} />
      <p className="mt16">
        Without an account: <Link href="/calculator">work out one break-even</Link>.
      </p>
    </PublicIntroduction>
  );
}
