import type { Metadata } from "next";
import { currentPerson } from "../../../_api/caller";
import { pathOf } from "../path-of";
import { GoThroughCompany } from "./go-through-company";

export const metadata: Metadata = { title: "Sign in with your company" };

/** Where an organization sends its members who came in another way than it asks for. */
export default async function CompanySignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams;
  const person = await currentPerson();
  return <GoThroughCompany next={pathOf(next)} email={person?.email ?? ""} />;
}
