import type { Sql } from "./format";

const isNothing = (text: Sql): Sql =>
  `coalesce(regexp_full_match(trim(${text}), '0*(\\.0*)?([eE][+-]?[0-9]+)?'), true)`;
const both = (half: "amount_high" | "amount_low", type: string, first: Sql, second: Sql): Sql =>
  [first, second].map((text) => `${half}(plain_amount(${text}))::${type}`).join(" + ");

/**
 * The exact sum of two amounts as text, either of which may be empty. What is no amount comes back unreadable. The halves
 * pass through a lambda, because a macro writes its arguments out wherever it names them.
 */
export const sumOfAmounts = (first: Sql, second: Sql): Sql =>
  `CASE WHEN ${isNothing(second)} THEN ${first} WHEN ${isNothing(first)} THEN ${second}
    ELSE coalesce(
      list_transform([{high: ${both("amount_high", "DECIMAL(38,18)", first, second)}, low: ${both("amount_low", "HUGEINT", first, second)}}],
        lambda halves: amount_text(halves.high, halves.low))[1],
      ${first} || ' + ' || ${second}) END`;
