import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";

export const letterIdInput = z.object({ id: z.string() });
/** One link by its id, or all of a quarter. */
export const revokeLinksInput = z.union([
  z.strictObject({ id: z.string().min(1).max(64) }),
  z.strictObject({ quarter: z.string().regex(QUARTER_KEY, "write a quarter as 2026-Q3") }),
]);
export const suppressionInput = z.strictObject({ email: z.string().min(3).max(320) });
