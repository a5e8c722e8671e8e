"use client";

import * as Radix from "@radix-ui/react-dialog";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { CommandList } from "./command-list";
import { matchingCommands, type Command } from "./matching-commands";

/** True for Ctrl K and ⌘ K. */
const isOpener = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";

/** Find or do: the button for the bar, and the palette that Ctrl/⌘ K opens. */
export function CommandPalette({ entries }: { entries: readonly Command[] }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isOpener(event)) return;
      event.preventDefault();
      setOpen((wasOpen) => !wasOpen);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  const change = (open: boolean) => {
    setOpen(open);
    if (!open) setQuery("");
  };
  return (
    <Radix.Root open={isOpen} onOpenChange={change}>
      <Radix.Trigger className="find">
        Find or do <kbd>Ctrl K</kbd>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content className="dialog palette" aria-describedby={undefined}>
          <Radix.Title className="vh">Find or do</Radix.Title>
          <CommandList
            query={query}
            onQuery={setQuery}
            found={matchingCommands(entries, query)}
            onPick={(entry) => {
              change(false);
              router.push(entry.href);
            }}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
