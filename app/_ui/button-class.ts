import { classNames } from "./class-names";

/** `primary`: one a view · `second`: outlined · `accept`: magenta, only to accept a recommendation · `quiet`: discard. */
export type ButtonLook = "primary" | "second" | "accept" | "quiet";

const LOOKS: Readonly<Record<ButtonLook, string | null>> = {
  primary: null,
  second: "second",
  accept: "act",
  quiet: "quiet",
};

export const buttonClass = (look: ButtonLook, isSmall = false, isWide = false): string | undefined =>
  classNames("btn", LOOKS[look], isSmall && "sm", isWide && "block");
