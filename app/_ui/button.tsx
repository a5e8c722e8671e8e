"use client";

import type { ButtonHTMLAttributes } from "react";
import { buttonClass, type ButtonLook } from "./button-class";
import { classNames } from "./class-names";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly isSmall?: boolean;
  readonly isWide?: boolean;
  /** Says what runs in place of the label, and takes no second click; it stays focusable. */
  readonly busy?: string | false | null | undefined;
}

export function Button({
  look = "primary",
  isSmall,
  isWide,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass(look, isSmall, isWide), className)}
      aria-disabled={busy ? true : rest["aria-disabled"]}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy || children}
    </button>
  );
}
