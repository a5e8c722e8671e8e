import { headers } from "next/headers";
import type { ReactNode } from "react";
import { formatDay } from "@/server/kernel/format/day";
import { orNotFound, publicCaller, tenantCaller } from "../../_api/caller";
import { TenantClient } from "../../_api/tenant-client";
import { Banner } from "../../_ui/banner";
import { Bar } from "../../_ui/bar";
import { CommandPalette } from "../../_ui/command-palette";
import { SkipLink } from "../../_ui/skip-link";
import { commandsOf, navigationOf } from "./navigation";
import { OrganizationSwitcher } from "./organization-switcher";

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join("")
    .toUpperCase();

/** Member or not found; the query client lives and dies with the organization. */
export default async function OrganizationLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ org: string }>;
}) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const path = (await headers()).get("x-invoke-path") ?? `/o/${org}`;
  const me = await orNotFound(api.tenancy.whoAmI(), path);
  const others = (await (await publicCaller()).people.myOrganizations()).filter(({ slug }) => slug !== org);
  const items = navigationOf(org, me.abilities);
  return (
    <TenantClient key={org} slug={org}>
      <SkipLink />
      {me.organization.isDemo && (
        <Banner>A demo company, invented. Its clock stands on {formatDay(me.today)}; its schedule is off.</Banner>
      )}
      <Bar
        home={`/o/${org}`}
        organization={<OrganizationSwitcher slug={org} name={me.organization.name} others={others} />}
        items={items}
        find={<CommandPalette entries={commandsOf(org, me.abilities)} />}
        person={{ name: `${me.name}, ${me.role}`, initials: initialsOf(me.name), href: `/o/${org}/settings` }}
      />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </TenantClient>
  );
}
