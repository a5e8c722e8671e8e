"use client";

import * as Radix from "@radix-ui/react-dialog";
import type { ReactNode } from "react";

export interface DialogProps {
  readonly title: string;
  /** What will happen, and how it is undone. */
  readonly description?: ReactNode;
  /** What opens it; without one it is controlled by `isOpen`. */
  readonly trigger?: ReactNode;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children?: ReactNode;
  /** The buttons, the filled one first. `DialogClose` makes one close it. */
  readonly actions?: ReactNode;
}

export const DialogClose = Radix.Close;

/** A question over the page. Focus stays in it and returns; Escape closes. */
export function Dialog({ title, description, trigger, isOpen, onOpenChange, children, actions }: DialogProps) {
  return (
    <Radix.Root {...(isOpen === undefined ? {} : { open: isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content className="dialog" {...(description ? {} : { "aria-describedby": undefined })}>
          <Radix.Title>{title}</Radix.Title>
          {description && <Radix.Description>{description}</Radix.Description>}
          {children && <div className="dialog-body">{children}</div>}
          {actions && <div className="acts">{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
