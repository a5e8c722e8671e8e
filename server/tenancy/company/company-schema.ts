import { z } from "zod";
import { roleSchema } from "../schema";

/** Mail of these is anybody's: they are nobody's company. */
const ANYBODYS = new Set(
  "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net web.de proton.me protonmail.com yandex.ru mail.ru qq.com 163.com".split(
    " ",
  ),
);

export const domainSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, "write a domain, like example.com")
  .refine((domain) => !ANYBODYS.has(domain), "mail of this domain is open to anybody: it is no company's");

/** Where the issuer is; what follows the host is part of its name. */
const issuerSchema = z
  .url({ protocol: /^https?$/, error: "write the issuer's address, like https://login.example.com" })
  .max(500)
  .refine((address) => !/[?#]/.test(address), "leave out what follows ? and #")
  .refine((address) => URL.canParse(address) && new URL(address).username === "", "leave out the name before @");

export const companySignInInput = z.strictObject({
  issuer: issuerSchema,
  clientId: z.string().trim().min(1, "write the client id").max(200),
  /** Empty: the one that is kept already. */
  clientSecret: z.string().max(500),
  domains: z.array(domainSchema).min(1, "write at least one domain").max(20),
  roleClaim: z.string().trim().max(200),
  roleMap: z.array(z.strictObject({ value: z.string().trim().min(1).max(200), role: roleSchema })).max(50),
  defaultRole: roleSchema.nullable(),
  isEnforced: z.boolean(),
});
export type CompanySignInInput = z.output<typeof companySignInInput>;

export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1).toLowerCase();
