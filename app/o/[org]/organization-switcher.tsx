"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import "./organization-switcher.css";

interface OrganizationSwitcherProps {
  readonly slug: string;
  readonly name: string;
  readonly others: readonly { readonly slug: string; readonly name: string; readonly role: string }[];
}

/** Where one is, and the way to one's other organizations. Escape and a new page close it. */
export function OrganizationSwitcher({ slug, name, others }: OrganizationSwitcherProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [path]);
  if (others.length === 0) return <Link href={`/o/${slug}`}>{name}</Link>;
  return (
    <details
      ref={details}
      className="switcher"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !details.current) return;
        details.current.open = false;
        details.current.querySelector("summary")?.focus();
      }}
    >
      <summary aria-label={`${name}: switch the organization`}>{name}</summary>
      <nav aria-label="Your organizations">
        {others.map((other) => (
          // A whole new page: nothing of this organization stays in memory.
          <a key={other.slug} href={`/o/${other.slug}`}>
            {other.name} <span className="muted">as {other.role}</span>
          </a>
        ))}
        <Link href="/o">All your organizations</Link>
      </nav>
    </details>
  );
}
