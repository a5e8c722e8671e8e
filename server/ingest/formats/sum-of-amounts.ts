import type { Sql } from "./format";

const high = (text: Sql): Sql => `amount_high(plain_amount(${text}))`;
const low = (text: Sql): Sql => `amount_low(plain_amount(${text}))::HUGEINT`;
const isNothing = (text: Sql): Sql => `(coalesce(trim(${text}), '') = '' OR (${high(text)} = 0 AND ${low(text)} = 0))`;

/** The exact sum of two amounts as text, either of which may be empty. What is no amount comes back unreadable. */
export const sumOfAmounts = (first: Sql, second: Sql): Sql =>
  `CASE WHEN ${isNothing(second)} THEN ${first} WHEN ${isNothing(first)} THEN ${second}
    ELSE coalesce(amount_text(${high(first)} + ${high(second)}, ${low(first)} + ${low(second)}), ${first} || ' + ' || ${second}) END`;
