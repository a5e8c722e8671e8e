import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonLook } from "./button-class";
import { classNames } from "./class-names";

export interface LinkButtonProps extends ComponentProps<typeof Link> {
  readonly look?: ButtonLook;
  readonly isSmall?: boolean;
  readonly isWide?: boolean;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ look = "second", isSmall, isWide, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={classNames(buttonClass(look, isSmall, isWide), className)} />;
}
