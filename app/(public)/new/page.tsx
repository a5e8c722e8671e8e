import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, publicCaller } from "../../_api/caller";
import { NewOrganizationForm } from "./new-organization-form";

export const metadata: Metadata = { title: "A new organization" };

export default async function NewOrganizationPage() {
  const { people } = await publicCaller();
  if (!(await orNotFound(people.mayMakeOrganizations(), "/new"))) notFound();
  return <NewOrganizationForm />;
}
