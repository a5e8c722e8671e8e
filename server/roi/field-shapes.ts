import { z } from "zod";
import { isDay } from "@/server/kernel/day";

export const INVESTMENT_KINDS = ["training", "data", "evaluation", "integration", "other"] as const;
export const COST_LINES = ["inference", "hosting", "retraining", "monitoring", "people"] as const;
export type InvestmentKind = (typeof INVESTMENT_KINDS)[number];
export type CostLine = (typeof COST_LINES)[number];

export const number = z.number({ error: "must be a finite number" });
export const day = z
  .string({ error: "must be a day as YYYY-MM-DD" })
  .refine(isDay, { error: "must be a day of the calendar as YYYY-MM-DD" });
export const month = z
  .string({ error: "must be a month as YYYY-MM" })
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month as YYYY-MM");

const exactly = "write a plain decimal such as 1250.5";
/** An amount in the organization's currency: a number, or a decimal as text where every digit counts. Below 0: a credit. */
export const amount = z.union([z.number({ error: exactly }), z.string().regex(/^-?\d{1,18}(\.\d{1,18})?$/, exactly)], {
  error: exactly,
});
export const price = z.union(
  [
    z.number({ error: exactly }).nonnegative("must not be negative"),
    z.string().regex(/^\d{1,18}(\.\d{1,18})?$/, exactly),
  ],
  { error: `${exactly}, not below 0` },
);
export const id = z.string().min(1).max(64);
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, "use one line of plain text");
export const reason = line(500).min(3, "say why, in a few words");
