import { z } from "zod";
import { nameSchema } from "../schema";

/** What a token may be allowed to do: the abilities that the HTTP API has doors for, and no other. */
export const TOKEN_ABILITIES = ["usage:import", "usage:read", "usage:rejects"] as const;
export type TokenAbility = (typeof TOKEN_ABILITIES)[number];

export const USUAL_REQUESTS_PER_MINUTE = 600;

/** A token to be made. It always ends: a year is the longest. */
export const newTokenSchema = z.object({
  name: nameSchema,
  abilities: z
    .array(z.enum(TOKEN_ABILITIES))
    .min(1, "choose at least one thing that the token may do")
    .transform((abilities) => TOKEN_ABILITIES.filter((ability) => abilities.includes(ability))),
  expiresInDays: z.int().min(1, "let it hold for a day at least").max(366, "let it hold for a year at most"),
  requestsPerMinute: z.int().min(1).max(6000).default(USUAL_REQUESTS_PER_MINUTE),
});
export type NewToken = z.output<typeof newTokenSchema>;
