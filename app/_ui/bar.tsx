"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { BarMenu } from "./bar-menu";
import { BrandMark } from "./brand-mark";

export interface NavItem {
  readonly label: string;
  readonly href: string;
}

export interface BarProps {
  /** Where the brand leads. */
  readonly home?: string;
  /** The organization's name as a link, or a switch between several. */
  readonly organization?: ReactNode;
  readonly items?: readonly NavItem[];
  /** The command palette's button. */
  readonly find?: ReactNode;
  readonly person?: { readonly name: string; readonly initials: string; readonly href: string };
  /** Further links at the right end, for who is not signed in. */
  readonly children?: ReactNode;
  /** What the menu of small screens holds below the items: sign out, theme. */
  readonly menuEnd?: ReactNode;
}

/** The item whose address is the longest beginning of where we are. */
export function currentItem(items: readonly NavItem[], path: string): NavItem | undefined {
  const holds = ({ href }: NavItem) => path === href || path.startsWith(`${href}/`);
  return items.filter(holds).sort((left, right) => right.href.length - left.href.length)[0];
}

/** The top bar: brand, organization, main navigation with where we are underlined, finder, person; a menu under 900 px. */
export function Bar({ home = "/", organization, items = [], find, person, children, menuEnd }: BarProps) {
  const current = currentItem(items, usePathname() ?? "");
  const links = items.map((item) => (
    <Link key={item.href} href={item.href} aria-current={item === current ? "page" : undefined}>
      {item.label}
    </Link>
  ));
  return (
    <header className="bar">
      <div className="bar-row">
        <Link className="brand" href={home}>
          <BrandMark />
          Quarterdeck
        </Link>
        {organization && <div className="org">{organization}</div>}
        {items.length > 0 && (
          <nav className="bar-nav" aria-label="Main">
            {links}
          </nav>
        )}
        <div className="bar-right">
          {find}
          {children}
          {person && (
            <Link className="me" href={person.href} title={person.name} aria-label={`You: ${person.name}`}>
              {person.initials}
            </Link>
          )}
          {items.length > 0 && (
            <BarMenu>
              {links}
              {person && <Link href={person.href}>{person.name}</Link>}
              {menuEnd}
            </BarMenu>
          )}
        </div>
      </div>
    </header>
  );
}
