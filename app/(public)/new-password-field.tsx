import type { Fault } from "../_api/fault";
import { Field } from "../_ui/field";

interface NewPasswordFieldProps {
  readonly label?: string;
  /** A password before a second factor may be shorter (NIST SP 800-63B). */
  readonly hasSecondFactor?: boolean;
  /** In place of what is said of its length. */
  readonly hint?: string;
  readonly fault: Fault | null;
}

/** Where somebody chooses a password, named `password` in its form. */
export function NewPasswordField({ label = "Password", hasSecondFactor, hint, fault }: NewPasswordFieldProps) {
  const rule = hasSecondFactor
    ? "8 characters or more: a code is asked after it."
    : "15 characters or more; a short sentence is fine.";
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      hint={hint ?? rule}
      error={fault?.fields.password}
    />
  );
}
