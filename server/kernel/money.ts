import { Decimal, type DecimalValue } from "./decimal";

/** An exact amount in one currency (ISO 4217). Unknown is `null`, never an amount of 0. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

export const money = (amount: DecimalValue, currency: string): Money => ({ amount: new Decimal(amount), currency });

/** Adds two amounts. @throws RangeError when the currencies differ: there is no silent conversion. */
export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency)
    throw new RangeError(`cannot add ${right.currency} to ${left.currency} without a dated rate`);
  return { amount: left.amount.plus(right.amount), currency: left.currency };
}
