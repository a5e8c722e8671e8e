import { Decimal } from "@/server/kernel/decimal";

/** What was typed, without the blanks around it. */
export const textIn = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

/**
 * A number as it was typed; `null` where nothing was. What is no number becomes NaN, which every schema refuses at its
 * field in words. Commas and blanks between thousands are read over.
 */
export function numberIn(form: FormData, name: string): number | null {
  const text = textIn(form, name).replace(/[,\s\u202f]/g, "");
  return text === "" ? null : Number(text);
}

/** A percentage as a share of 1: `94.1` is 0.941 exactly. */
export function percentIn(form: FormData, name: string): number | null {
  const typed = numberIn(form, name);
  return typed === null || !Number.isFinite(typed) ? typed : new Decimal(typed).div(100).toNumber();
}

/** A share of 1 as it is typed in percent. */
export const percentOf = (share: number | null | undefined): string =>
  share === null || share === undefined ? "" : new Decimal(share).times(100).toFixed();

export const isChecked = (form: FormData, name: string): boolean => form.get(name) !== null;

/** A fault of a share, said for what was typed in percent. */
export const percentFault = (fault: string | undefined): string | undefined =>
  fault?.replace("between 0 and 1", "between 0 % and 100 %");
