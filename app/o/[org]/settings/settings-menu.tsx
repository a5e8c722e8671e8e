"use client";

import { usePathname } from "next/navigation";
import { SegmentedLinks } from "../../../_ui/segmented";

export function SettingsMenu({ items }: { items: readonly { readonly label: string; readonly href: string }[] }) {
  const path = usePathname();
  return (
    <SegmentedLinks
      label="Settings"
      options={items.map((item) => ({ ...item, isCurrent: path.startsWith(item.href) }))}
    />
  );
}
