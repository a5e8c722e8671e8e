import Link from "next/link";
import { formatCount, formatDay, formatMoney } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../../_api/answers";
import { DataTable } from "../../../../../_ui/data-table";
import { ruleWords } from "./rule-words";

type Row = TenantAnswers["imports"]["rows"]["rows"][number];

const dash = (text: string): string => (text === "" ? "–" : text);

/** Source lines with what they are worth, at which price, and why that one. */
export function RowTable({ org, rows, currency }: { org: string; rows: readonly Row[]; currency: string }) {
  return (
    <DataTable
      caption="Rows behind the amount"
      phone="one"
      isDense
      fileName="rows.csv"
      columns={[
        { key: "line", label: "Line", isNumeric: true },
        { key: "when", label: "When", hasGap: true },
        { key: "model", label: "Model", phone: "full" },
        { key: "input", label: "Input", isNumeric: true },
        { key: "cached", label: "Cached", isNumeric: true },
        { key: "output", label: "Output", isNumeric: true },
        { key: "cost", label: `Cost, ${currency}`, isNumeric: true },
        { key: "price", label: "Price and rule", hasGap: true },
      ]}
      rows={rows.map((row) => ({ id: String(row.ordinal), cells: cellsOf(org, row, currency) }))}
    />
  );
}

function cellsOf(org: string, row: Row, currency: string) {
  const { line, place, day, time, labels, tokens, cost, price } = row;
  const cached = tokens.cacheRead + tokens.cacheWrite5m + tokens.cacheWrite1h;
  const output = tokens.output + tokens.reasoning;
  const amount = (tokens: number) => ({ show: formatCount(tokens), value: tokens });
  return {
    line: { show: place === "" ? formatCount(line) : place, value: line },
    when: { show: time === null ? formatDay(day) : `${formatDay(day)}, ${time}`, value: `${day} ${time ?? ""}` },
    model: {
      show: (
        <>
          {labels.model}
          <span className="sub">
            {[dash(labels.provider), labels.project, labels.apiKey, labels.promptName, labels.tag, labels.app]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
      value: labels.model,
    },
    input: amount(tokens.uncachedInput),
    cached: amount(cached),
    output: amount(output),
    cost: { show: cost === null ? "–" : formatMoney(cost, currency, { style: "exact" }), value: cost },
    price: {
      show: price ? (
        <>
          <Link href={`/o/${org}/prices?search=${encodeURIComponent(price.model)}`}>
            {price.model} of {price.provider}
          </Link>
          <span className="sub">
            {[
              ruleWords(price.rule),
              spanOf(price),
              price.unpriced.length > 0 && `without a price: ${price.unpriced.join(", ")}`,
            ]
              .filter(Boolean)
              .join("; ")}
          </span>
        </>
      ) : (
        "no price"
      ),
      value: price ? `${price.model}, ${price.rule}` : null,
    },
  };
}

const spanOf = ({ from, to }: NonNullable<Row["price"]>): string =>
  [from && `from ${formatDay(from)}`, to && `until ${formatDay(to)}`].filter(Boolean).join(" ");
