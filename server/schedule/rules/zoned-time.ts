import { Temporal } from "temporal-polyfill";
import type { Day } from "@/server/kernel/day";

/**
 * The instant at which the clocks of a zone show a time on a day. A time that is left out when clocks go forward is the same
 * distance after the change; of one that comes twice it is the first (RFC 5545, and Temporal's `compatible`).
 */
export const instantAt = (day: Day, clockTime: string, timeZone: string): Date =>
  new Date(
    Temporal.PlainDateTime.from(`${day}T${clockTime}`).toZonedDateTime(timeZone, { disambiguation: "compatible" })
      .epochMilliseconds,
  );

/** The day that the calendars of a zone show at an instant. */
export const dayIn = (instant: Date, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
