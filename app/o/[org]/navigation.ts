import type { Ability } from "@/server/tenancy/abilities";
import type { NavItem } from "../../_ui/bar";
import type { Command } from "../../_ui/matching-commands";

interface Room extends NavItem {
  readonly ability: Ability;
  readonly words: string;
}

const rooms = (org: string): Room[] => [
  { label: "Portfolio", href: `/o/${org}`, ability: "portfolio:read", words: "dashboard spend ladder" },
  {
    label: "Workloads",
    href: `/o/${org}/workloads`,
    ability: "workload:read",
    words: "recommendation options evidence",
  },
  {
    label: "Outlook",
    href: `/o/${org}/outlook`,
    ability: "portfolio:read",
    words: "retirements switched off router turning points what would change",
  },
  {
    label: "Deployments",
    href: `/o/${org}/deployments`,
    ability: "deployment:read",
    words: "roi ledger fine-tunes payback",
  },
  { label: "Reviews", href: `/o/${org}/reviews`, ability: "review:read-published", words: "decide sign quarter" },
  { label: "Prices", href: `/o/${org}/prices`, ability: "price:read", words: "book models retirement" },
  { label: "Imports", href: `/o/${org}/imports`, ability: "usage:read", words: "upload usage files rejects" },
  { label: "Settings", href: `/o/${org}/settings`, ability: "portfolio:read", words: "members policy recipients" },
];

const seenBy = <Entry extends { ability: Ability }>(
  entries: readonly Entry[],
  abilities: readonly Ability[],
): Entry[] => entries.filter((entry) => abilities.includes(entry.ability));

/** The rooms that a role may enter, in the order of the bar. */
export const navigationOf = (org: string, abilities: readonly Ability[]): NavItem[] => seenBy(rooms(org), abilities);

/** What the command palette finds. */
export const commandsOf = (org: string, abilities: readonly Ability[]): Command[] =>
  seenBy(
    [
      ...rooms(org),
      {
        label: "Map usage to workloads",
        href: `/o/${org}/workloads/mapping`,
        ability: "workload:read" as const,
        words: "rules unassigned",
      },
      {
        label: "Upload usage",
        href: `/o/${org}/imports`,
        ability: "usage:import" as const,
        words: "import file export",
      },
      {
        label: "Members and roles",
        href: `/o/${org}/settings/members`,
        ability: "member:read" as const,
        words: "invite people",
      },
      {
        label: "Who gets the review",
        href: `/o/${org}/settings/recipients`,
        ability: "recipient:edit" as const,
        words: "mail recipients",
      },
      {
        label: "Outbox",
        href: `/o/${org}/settings/outbox`,
        ability: "outbox:read" as const,
        words: "mail letters delivery",
      },
      { label: "Policy", href: `/o/${org}/settings/policy`, ability: "policy:read" as const, words: "thresholds" },
      {
        label: "Audit log",
        href: `/o/${org}/settings/audit`,
        ability: "audit:read" as const,
        words: "history who when",
      },
    ],
    abilities,
  ).map(({ label, href, words }) => ({ id: href + label, label, href, group: "Pages", keywords: words }));
