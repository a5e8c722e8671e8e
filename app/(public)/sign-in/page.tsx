import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { currentPerson } from "../../_api/caller";
import { Note } from "../../_ui/note";
import { PublicIntroduction } from "../public-introduction";
import { companyFault } from "./company-fault";
import { pathOf } from "./path-of";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string; email?: string; fault?: string }>;
}) {
  const { next, email, fault } = await searchParams;
  if (await currentPerson()) redirect(pathOf(next));
  return (
    <PublicIntroduction>
      {fault && (
        <div className="mb16">
          <Note tone="asks" title={companyFault(fault)} />
        </div>
      )}
      <SignInForm next={pathOf(next)} email={email ?? ""} />
      <p className="mt16">
        Without an account: <Link href="/calculator">work out one break-even</Link>.
      </p>
    </PublicIntroduction>
  );
}
