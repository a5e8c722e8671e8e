import { z } from "zod";

export const ROLES = ["owner", "admin", "analyst", "reviewer", "viewer"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Path segment of an organization: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case letters, digits and hyphens");

/** One plain address: no list, no name or comment beside it, no line break, not even at its end. */
export const emailSchema = z
  .string()
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "write one e-mail address, like name@example.com")
  .trim()
  .max(254)
  .pipe(z.email("write an e-mail address, like name@example.com"))
  .transform((address) => address.toLowerCase());

/** 15 characters or more, any characters; what is too common is refused at the door. */
export const passwordSchema = z
  .string()
  .transform((text) => text.normalize("NFC"))
  .pipe(
    z.string().min(15, "use 15 characters or more; a short sentence is fine").max(200, "use at most 200 characters"),
  );

/** One line of text that a person typed as a name. */
export const nameSchema = z
  .string()
  .transform((text) => text.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1, "write a name")
      .max(120, "use at most 120 characters")
      .regex(/^[^\p{Cc}]*$/u, "use one line of plain text"),
  );
