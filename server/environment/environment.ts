import { z } from "zod";
import { Refusal } from "../kernel/refusal";
import { readTrustedProxies } from "./trusted-proxies";
import { keysFault } from "../secrets/keys";

const flag = z.stringbool({ truthy: ["1", "true", "yes", "on"], falsy: ["0", "false", "no", "off", ""] });
/** An empty variable is an absent one. */
const optional = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (value === "" ? undefined : value), shape.optional());

const DKIM = ["DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_PRIVATE_KEY"] as const;

const variables = z.object({
  APP_URL: optional(z.url()),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATABASE_ADMIN_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  AUTH_SECRET: optional(z.string().min(32)),
  /** Keys that stored secrets are sealed with: 32 bytes in base64url each, by commas; the first seals, all unseal. */
  ENCRYPTION_KEYS: optional(
    z.string().superRefine((list, context) => {
      const fault = keysFault(list);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    }),
  ),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: z.string().default("Quarterdeck <quarterdeck@localhost>"),
  DKIM_DOMAIN: optional(z.string().regex(/^[a-z0-9.-]+$/i, "write a domain, like example.com")),
  DKIM_SELECTOR: optional(z.string().regex(/^[a-z0-9._-]+$/i, "write the name below _domainkey")),
  /** PEM; line breaks may be written as \\n. */
  DKIM_PRIVATE_KEY: optional(
    z
      .string()
      .transform((key) => key.replaceAll("\\n", "\n"))
      .refine((key) => /^-----BEGIN (RSA )?PRIVATE KEY-----/.test(key.trim()), "write a private key in PEM"),
  ),
  /** Addresses and nets whose `X-Forwarded-*` is believed, by commas. */
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .superRefine((setting, context) => {
      for (const message of readTrustedProxies(setting).faults) context.addIssue({ code: "custom", message });
    }),
  /** Hosts in private networks that an organization may name as its mail server or as its issuer of sign-in, by commas. */
  PRIVATE_HOSTS: z.string().default(""),
  WORKER: z.enum(["inline", "off", "only"]).default("inline"),
  FEEDS: z.string().default("off"),
  OPERATOR_EMAILS: z.string().default(""),
  DEMO: flag.default(false),
  ALLOW_NEW_ORGANIZATIONS: flag.default(true),
});
const schema = variables.superRefine((read, context) => {
  const missing = DKIM.filter((name) => read[name] === undefined);
  if (missing.length > 0 && missing.length < DKIM.length)
    for (const name of missing)
      context.addIssue({
        code: "custom",
        path: [name],
        message: `letters are signed with all three: ${DKIM.join(", ")}`,
      });
});

/** Everything that the surroundings may set. Durations and money never come from here: they are policy. */
export type Environment = z.infer<typeof schema>;

/** Reads the environment once, at the door. @throws Refusal naming every variable that is wrong. */
export function readEnvironment(given: Readonly<Record<string, string | undefined>>): Environment {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Refusal(
    "bad-input",
    "bad-environment",
    `The environment has ${faults.length} fault${faults.length > 1 ? "s" : ""}. ${faults.join(". ")}`,
  );
}

/** True for a person whose address makes them an operator of the installation (`OPERATOR_EMAILS`, by commas). */
export const isOperator = (email: string, environment: Pick<Environment, "OPERATOR_EMAILS">): boolean =>
  environment.OPERATOR_EMAILS.split(",").some(
    (one) => one.trim() !== "" && one.trim().toLowerCase() === email.trim().toLowerCase(),
  );

/** True for a host that the operator lets organizations reach although it is in a private network. */
export const isAllowedHost = (host: string, { PRIVATE_HOSTS }: Pick<Environment, "PRIVATE_HOSTS">): boolean =>
  PRIVATE_HOSTS.split(",").some((one) => one.trim() !== "" && one.trim().toLowerCase() === host.toLowerCase());

/** Demo people may sign in only where no one else can reach the server, or where it is wanted. */
export const demoMaySignIn = (environment: Pick<Environment, "HOST" | "DEMO">): boolean =>
  environment.DEMO || ["127.0.0.1", "localhost", "::1"].includes(environment.HOST);
