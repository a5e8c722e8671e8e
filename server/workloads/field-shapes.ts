import { z } from "zod";
import { isDay } from "@/server/kernel/day";

/** What the fields of this room's forms are made of. */
export const number = z.number({ error: "must be a number" });
export const notNegative = number.nonnegative("must not be negative");
export const positive = number.positive("must be above 0");
export const share = number.min(0, "must lie between 0 and 1").max(1, "must lie between 0 and 1");
export const wholeAbove0 = z.int("must be a whole number").positive("must be 1 or more");
export const day = z.string().refine(isDay, "write a day as YYYY-MM-DD");
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most} characters`)
    .regex(/^[^\p{Cc}]*$/u, "use one line of plain text");
export const name = line(120).min(1, "write a name");
/** Why a person departs from what was measured, or changes what others rely on. */
export const reasonSchema = z.string().trim().min(3, "say why, in a few words").max(500, "use at most 500 characters");
export const idSchema = z.string().min(1).max(64);
