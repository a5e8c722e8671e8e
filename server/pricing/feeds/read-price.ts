import { Decimal } from "@/server/kernel/decimal";
import type { Json } from "./strict-json";
import type { FeedFinding } from "./feed";

/** Reads prices of one unit and turns them into another, digit by digit; keeps what is not a price as findings. */
export class PriceReader {
  readonly findings: FeedFinding[] = [];
  /** @param factor what one published unit is worth in the book's: 1,000,000 for prices per token. */
  constructor(private readonly factor: string | number) {}

  /** A price in the book's unit; `undefined` where there is none, or none that can be one. */
  price(value: Json | undefined, place: string, factor: string | number = this.factor): string | undefined {
    if (value === undefined || value === null || value === "") return undefined;
    const read = decimalOf(value);
    if (read === null) return this.leaveOut("not-a-price", place, `${JSON.stringify(value)} is not a number`);
    if (read.isNegative() && !read.isZero())
      return this.leaveOut("negative-price", place, `${JSON.stringify(value)} is below 0`);
    return read.times(factor).abs().toString();
  }

  find(code: string, place: string, message: string): void {
    this.findings.push({ code, place, message });
  }

  private leaveOut(code: string, place: string, what: string): undefined {
    this.find(code, place, `${place}: ${what}; a price is a number from 0 up. It is left out.`);
    return undefined;
  }
}

function decimalOf(value: Json): Decimal | null {
  if (typeof value === "number") return Number.isFinite(value) ? new Decimal(value) : null;
  if (typeof value !== "string" || !/^[+-]?\d*\.?\d+(?:[eE][+-]?\d+)?$/.test(value.trim())) return null;
  const read = new Decimal(value.trim());
  return read.isFinite() ? read : null;
}

/** An object without the keys that hold nothing, so that absent stays absent. */
export function present<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
