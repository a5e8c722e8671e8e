import { z } from "zod";
import { QUARTER_KEY } from "@/server/kernel/quarter";
import { idSchema, line } from "../field-shapes";

const quarter = z.string().regex(QUARTER_KEY, "write a quarter as 2026-Q3");
const proposal = z.string().min(1).max(200);

export const listProposalsSchema = z.strictObject({ workloadId: idSchema, quarter });
/** Proposals by their names; what they need is taken with them. */
export const takeProposalsSchema = z.strictObject({
  workloadId: idSchema,
  quarter,
  proposals: z.array(proposal).min(1, "choose a proposal").max(30, "take 30 at most at once"),
});
export const setAsideSchema = z.strictObject({
  workloadId: idSchema,
  proposal,
  reason: line(300).default(""),
});
export const bringBackSchema = z.strictObject({ workloadId: idSchema, proposal });
