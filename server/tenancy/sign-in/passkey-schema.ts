import { z } from "zod";
import { nameSchema } from "../schema";

const bytes = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(most);
const credential = { id: bytes(1400), rawId: bytes(1400), type: z.literal("public-key") };
const attachment = { authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional() };

/** What a browser answers when it has made a passkey (WebAuthn, RegistrationResponseJSON). */
export const newPasskeyInput = z.strictObject({
  name: nameSchema,
  answer: z.object({
    ...credential,
    ...attachment,
    clientExtensionResults: z.object({}),
    response: z.object({
      ...{ clientDataJSON: bytes(4000), attestationObject: bytes(40_000) },
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  }),
});
export type NewPasskey = z.output<typeof newPasskeyInput>;

/** What a browser answers when somebody signs in with one (AuthenticationResponseJSON). */
export const enterByPasskeyInput = z.strictObject({
  answer: z.object({
    ...credential,
    ...attachment,
    clientExtensionResults: z.object({}),
    response: z.object({
      ...{ clientDataJSON: bytes(4000), authenticatorData: bytes(4000), signature: bytes(4000) },
      userHandle: bytes(200).optional(),
    }),
  }),
});
export type PasskeyAnswer = z.output<typeof enterByPasskeyInput>;

export const renamePasskeyInput = z.strictObject({ id: z.string().max(1400), name: nameSchema });
export const removePasskeyInput = z.strictObject({ id: z.string().max(1400) });
