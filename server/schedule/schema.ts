import { z } from "zod";
import { isDay, type Day } from "@/server/kernel/day";

/** When the reviews of an organization are made, asked for and mailed. */
export interface ReviewSchedule {
  /** Off: nothing happens by itself, and the mail leaves with the last signature. */
  readonly isOn: boolean;
  /** The mail leaves on the n-th business day after the quarter, never before the last signature. */
  readonly businessDay: number;
  /** `HH:MM` in the organization's zone: when mails and reminders leave. */
  readonly clockTime: string;
  /** IANA name, `Europe/Zurich`. */
  readonly timeZone: string;
  /** Days beside Saturday and Sunday on which nobody works. */
  readonly holidays: readonly Day[];
  /** Business days before the mail on which reviewers are first reminded; 0: not before it. */
  readonly remindBefore: number;
}

export const DEFAULT_SCHEDULE: Omit<ReviewSchedule, "timeZone"> = {
  isOn: true,
  businessDay: 10,
  clockTime: "09:00",
  holidays: [],
  remindBefore: 3,
};

/** True for a name that the time zone database knows. */
export function isTimeZone(name: string): boolean {
  try {
    // An offset like +02:00 is taken too, but it knows no daylight saving: only names are zones here.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

export const scheduleInput = z.strictObject({
  isOn: z.boolean(),
  businessDay: z.int("write a whole number").min(1, "write 1 or more").max(40, "write 40 or less"),
  clockTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write a clock time like 09:00"),
  timeZone: z.string().max(64).refine(isTimeZone, "write a zone's name, like Europe/Zurich or America/New_York"),
  holidays: z.array(z.string().refine(isDay, "write a day like 2026-12-25")).max(400, "list 400 days or fewer"),
  remindBefore: z.int("write a whole number").min(0, "write 0 or more").max(30, "write 30 or less"),
  requiredSignatures: z.int("write a whole number").min(1, "write 1 or more").max(9, "write 9 or less"),
  preparerMaySign: z.boolean(),
});

/** The month, 1 to 12, on whose first day the fiscal year is to start. */
export const fiscalYearInput = z.strictObject({
  start: z.int("choose a month").min(1, "choose a month").max(12, "choose a month"),
});
