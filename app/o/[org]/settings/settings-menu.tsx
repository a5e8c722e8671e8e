"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

/** Too many for one frame: they stand in lines, on a phone in one that moves sideways. */
export function SettingsMenu({ items }: { items: readonly { readonly label: string; readonly href: string }[] }) {
  const path = usePathname();
  return (
    <nav className="settings-menu" aria-label="Settings">
      {items.map(({ label, href }) => (
        <Link key={href} href={href} scroll={false} aria-current={path.startsWith(href) ? "true" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
