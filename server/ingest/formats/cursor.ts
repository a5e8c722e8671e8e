import { cell, lowered, momentOf } from "./expressions";
import type { Cells, Format, Reading, Sql } from "./format";
import { providerOfModel } from "./provider-of-model";

const TOKENS = ["Input (w/ Cache Write)", "Input (w/o Cache Write)", "Cache Read", "Output Tokens"];
/** Words in the place of an amount: nothing was charged for the request by itself. */
const NO_AMOUNT = "(included|free|errored|aborted|no charge|not charged)\\b.*|-|nan|n/a";

/**
 * Cursor's usage events, a row a request, every value quoted. The four token columns are disjoint; where a row's own total
 * says that the column with cache writes holds the rest of the input too, the rest is taken out. A request of the kind
 * `Errored, Not Charged` may show a cost, which nobody paid: its tokens count, its cost does not. The provider is the
 * model's maker; Cursor's own models are Cursor's. Older exports have `Cost to you` beside `Cost`: that is what was paid. `Kind` (`Included`, `On-Demand`) is the tag.
 */
export const cursor: Format = {
  name: "cursor",
  kind: "usage",
  containers: ["csv"],
  generations: [
    {
      name: "usage events",
      required: ["Date", "Model", ...TOKENS],
      optional: [
        ...["Kind", "Max Mode", "Total Tokens", "Cost", "Cost to You", "User", "User Email", "Requests"],
        ...["Cloud Agent ID", "Automation ID"],
      ],
    },
  ],
  read: readRow,
};

/** The amount beside a request, without its sign; nothing where a word stands in its place. */
function amountShown(cost: Sql): Sql {
  const amount = `trim(${cost})`;
  return `CASE WHEN NOT regexp_full_match(lower(${amount}), '${NO_AMOUNT}') THEN ltrim(${amount}, '$') END`;
}

function readRow(cells: Cells): Reading {
  const date = cell(cells, "Date");
  const cost = `coalesce(${cells.text("Cost to You")}, ${cells.text("Cost")})`;
  const kind = lowered(cells.text("Kind"));
  const wasNotCharged = `coalesce(regexp_matches(${kind}, 'not? charged?'), false)`;
  const holdsRest = `(whole_total > 0 AND whole_total = wrote + reread + generated AND wrote >= fresh AND fresh > 0)`;
  return {
    moment: { ...date, at: momentOf(date.text), tellsHour: "true" },
    prepared: { amount_shown: amountShown(cost), was_spared: wasNotCharged },
    counts: {
      wrote: cell(cells, "Input (w/ Cache Write)"),
      fresh: cell(cells, "Input (w/o Cache Write)"),
      reread: cell(cells, "Cache Read"),
      generated: cell(cells, "Output Tokens"),
      whole_total: cell(cells, "Total Tokens"),
    },
    cost: { column: "Cost", text: "CASE WHEN NOT was_spared THEN amount_shown END", written: cost },
    checks: [],
    dimensions: {
      provider: providerOfModel(cells.text("Model"), "cursor"),
      model: cells.text("Model"),
      userKey: `coalesce(${cells.text("User")}, ${cells.text("User Email")})`,
      tag: cells.text("Kind"),
      app: cells.text("Automation ID"),
      currency: "'USD'",
    },
    quantities: {
      requests: "1",
      failedRequests: `CASE WHEN starts_with(${kind}, 'errored') THEN 1 ELSE 0 END`,
      uncachedInput: "fresh",
      cacheRead: "reread",
      cacheWrite5m: `CASE WHEN ${holdsRest} THEN wrote - fresh ELSE wrote END`,
      output: "generated",
    },
    notCharged: { rows: "was_spared", amount: "amount_shown" },
  };
}
