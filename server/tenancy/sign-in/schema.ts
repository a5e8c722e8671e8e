import { z } from "zod";
import { emailSchema } from "../schema";

/** As typed, in one form of its accents; how long it must be depends on what stands beside it. */
export const chosenPassword = z
  .string()
  .transform((text) => text.normalize("NFC"))
  .pipe(z.string().min(8, "use 8 characters or more").max(200, "use at most 200 characters"));
/** A password that is compared and never stored. */
const knownPassword = z.string().max(200);
const token = z.string().max(200);
/** Six digits, or a recovery code. */
const code = z.string().max(60);

export const emailInput = z.strictObject({ email: emailSchema });
export const tokenInput = z.strictObject({ token });
export const enterByLinkInput = z.strictObject({ token, code: code.default("") });
export const resetInput = z.strictObject({ token, password: chosenPassword });
export const changePasswordInput = z.strictObject({ current: knownPassword, password: chosenPassword });
export const codeInput = z.strictObject({ code });
export const removeSecondFactorInput = z.strictObject({ code, password: knownPassword });
export const sessionInput = z.strictObject({ id: z.string().max(64) });
/** `next`: where one wants to arrive; a path of this server and nothing else. */
export const companyInput = z.strictObject({
  email: emailSchema,
  next: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])[^\\]*$/, "write a path of this server")
    .default("/o"),
});
