import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { orNotFound, publicCaller } from "../_api/caller";
import { Bar } from "../_ui/bar";
import { Headline } from "../_ui/headline";

export const metadata: Metadata = { title: "Your organizations" };

export default async function OrganizationsPage() {
  const api = await publicCaller();
  const organizations = await orNotFound(api.people.myOrganizations(), "/o");
  const [only, ...others] = organizations;
  if (only && others.length === 0) redirect(`/o/${only.slug}`);
  return (
    <>
      <Bar />
      <main id="main" className="pt32">
        <Headline
          finding={organizations.length > 0 ? "Your organizations" : "You belong to no organization."}
          lede={organizations.length === 0 && "Ask an owner or admin for an invitation."}
        />
        <ul>
          {organizations.map(({ slug, name, role }) => (
            <li key={slug} className="mt16">
              <Link href={`/o/${slug}`}>{name}</Link> <span className="muted">as {role}</span>
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}
