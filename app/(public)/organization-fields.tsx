"use client";

import { useState } from "react";
import type { Fault } from "../_api/fault";
import { Field } from "../_ui/field";

/** `Halyard Trading Ltd.` → `halyard-trading-ltd` */
const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);

/** What a new organization is asked. */
export function OrganizationFields({ fault }: { fault: Fault | null }) {
  const [slug, setSlug] = useState("");
  return (
    <>
      <Field
        label="Organization"
        name="organization"
        autoComplete="organization"
        required
        onChange={(event) => setSlug(slugOf(event.target.value))}
        error={fault?.fields.organization}
      />
      <Field
        label="Its address"
        name="slug"
        required
        value={slug}
        onChange={(event) => setSlug(event.target.value)}
        hint={`Pages live under /o/${slug || "…"}`}
        error={fault?.fields.slug}
      />
      <Field
        label="Reporting currency"
        name="currency"
        defaultValue="USD"
        required
        maxLength={3}
        hint="ISO 4217; fixed once a review is signed."
        error={fault?.fields.currency}
      />
    </>
  );
}
