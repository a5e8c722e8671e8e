import Link from "next/link";
import type { ReactNode } from "react";
import { currentPerson } from "../_api/caller";
import { Bar } from "../_ui/bar";
import { Foot } from "../_ui/foot";
import { SkipLink } from "../_ui/skip-link";
import "./public.css";

const ITEMS = [{ label: "Calculator", href: "/calculator" }] as const;

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  return (
    <>
      <SkipLink />
      <Bar items={ITEMS}>
        {person ? <Link href="/o">Your organizations</Link> : <Link href="/sign-in">Sign in</Link>}
      </Bar>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot
        left="A review that came by mail opens from its link, without an account."
        right="Self-hosted: your numbers stay on this server"
      />
    </>
  );
}
