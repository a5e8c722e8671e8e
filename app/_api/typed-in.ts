import type { FormEvent } from "react";

/** What was typed into the fields of a form, by name; "" where a field is not there. Keeps the browser from sending the form. */
export function typedIn(event: FormEvent<HTMLFormElement>): (field: string) => string {
  event.preventDefault();
  const form = new FormData(event.currentTarget);
  return (field) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
}
