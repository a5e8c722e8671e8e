import { z } from "zod";
import { emailSchema } from "@/server/tenancy/schema";

/** Ports that mail is handed in at (RFC 6409, RFC 8314) and those that providers offer beside them. */
export const MAIL_PORTS = [25, 465, 587, 2525] as const;

const oneLine = (text: z.ZodString) => text.regex(/^[^\p{Cc}]*$/u, "use one line of plain text");

export const ownMailInput = z.strictObject({
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, "write the server's name, like smtp.example.com")
    .transform((host) => host.toLowerCase()),
  port: z.int("write a port, like 587").min(1, "write a port, like 587").max(65535, "write a port, like 587"),
  isTls: z.boolean(),
  userName: oneLine(z.string().trim().max(200)),
  /** Absent: as it is. */
  password: oneLine(z.string().max(500)).optional(),
  fromAddress: emailSchema,
  fromName: oneLine(z.string().trim().max(120)),
});
export type OwnMailInput = z.output<typeof ownMailInput>;
