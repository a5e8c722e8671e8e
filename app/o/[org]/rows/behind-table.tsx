import Link from "next/link";
import { Decimal } from "@/server/kernel/decimal";
import { formatCount, formatDay, formatMoney, formatMonth, formatRange, formatTokens } from "@/server/kernel/format";
import { DataTable } from "../../../_ui/data-table";
import type { Cell, Row } from "../../../_ui/table-cells";
import { rowsHref } from "../imports/[id]/rows/cell";
import { ruleWords } from "../imports/[id]/rows/rule-words";
import type { AmountAsked } from "./behind-href";
import type { Behind } from "./behind-words";

type Line = Behind["lines"][number];

const zoneWords = (zone: string): string => zone.replace("-", " ");

/** More than anybody reads; the file has all of them. */
const MOST_SHOWN = 300;

interface BehindTableProps {
  readonly org: string;
  readonly behind: Behind;
  readonly asked: AmountAsked;
}

/** The sums that make an amount, the dearest first, each with its price and the rule that found it. */
export function BehindTable({ org, behind, asked }: BehindTableProps) {
  const { lines, currency, amount } = behind;
  const shown = lines.slice(0, MOST_SHOWN);
  const hidden = lines.slice(MOST_SHOWN);
  const hrefOf = (line: Line): string =>
    rowsHref(org, line.importId, {
      ...(asked.by === "day" ? { day: line.from } : { month: line.from.slice(0, 7) }),
      ...{ provider: line.provider, model: line.model },
      ...(line.kind === "usage"
        ? { zone: line.zone, serviceTier: line.serviceTier, contextTier: line.contextTier }
        : {}),
      ...(line.kind === "usage" ? { batch: line.batch ? "yes" : "no" } : {}),
      ...(asked.workload === undefined ? {} : { workload: asked.workload ?? "none" }),
    });
  return (
    <>
      <DataTable
        caption="Sums behind the amount"
        phone="one"
        isDense
        filterLabel={lines.length > 12 ? "Filter" : undefined}
        columns={[
          { key: "model", label: "Model", phone: "full" },
          { key: "when", label: asked.by === "day" ? "Day" : "Month" },
          { key: "import", label: "Import", hasGap: true },
          { key: "input", label: "Input", isNumeric: true },
          { key: "output", label: "Output", isNumeric: true },
          { key: "cost", label: `Cost, ${currency}`, isNumeric: true },
          { key: "price", label: "Price and rule", hasGap: true },
          { key: "rows", label: "Rows", isNumeric: true },
        ]}
        rows={shown.map((line, at) => ({ id: String(at), cells: cellsOf(org, line, currency, hrefOf(line)) }))}
        total={{
          model: hidden.length > 0 ? `All ${formatCount(lines.length)} sums` : "All",
          cost: { show: formatMoney(amount, currency, { style: "exact" }), value: amount },
          rows: { show: formatCount(behind.rows), value: behind.rows },
        }}
      />
      {hidden.length > 0 && (
        <p className="small faint table-note">
          {formatCount(hidden.length)} smaller sums, {formatMoney(sumOfCosts(hidden), currency, { style: "exact" })} in
          all, are in the file.
        </p>
      )}
    </>
  );
}

const sumOfCosts = (lines: readonly Line[]): string =>
  lines.reduce((sum, { cost }) => sum.plus(cost ?? 0), new Decimal(0)).toFixed();

function cellsOf(org: string, line: Line, currency: string, href: string): Row["cells"] {
  const { provider, zone, serviceTier, contextTier, batch } = line;
  const kinds = [provider, zoneWords(zone), serviceTier, batch && "batch", contextTier].filter(Boolean).join(" · ");
  return {
    model: {
      show: (
        <>
          {line.model || "no model"}
          <span className="sub">{kinds}</span>
        </>
      ),
      value: `${line.model} ${kinds}`,
    },
    when: { show: isOneDay(line) ? formatDay(line.from) : formatMonth(line.from), value: line.from },
    import: {
      show: (
        <>
          <Link href={`/o/${org}/imports/${line.importId}`}>{line.fileName}</Link>
          <span className="sub">{line.source}</span>
        </>
      ),
      value: `${line.fileName} ${line.source}`,
    },
    input: tokens(line, line.input),
    output: tokens(line, line.output),
    cost: {
      show: line.cost === null ? "no price" : formatMoney(line.cost, currency, { style: "exact" }),
      value: line.cost === null ? null : Number(line.cost),
    },
    price: { show: <Prices org={org} line={line} />, value: line.prices.map(({ model }) => model).join(" ") },
    rows: rowsCell(line, href),
  };
}

const tokens = ({ kind }: Line, count: number): Cell =>
  kind === "usage" ? { show: formatTokens(count).replace(/ tokens$/, ""), value: count } : null;

function rowsCell({ rows, hasCopy }: Line, href: string): Cell {
  const words = rows === null ? "rows" : formatCount(rows);
  return { show: hasCopy ? <Link href={href}>{words}</Link> : `${words}, not kept`, value: rows };
}

const isOneDay = ({ from, to }: Line): boolean => Date.parse(to) - Date.parse(from) === 86_400_000;

/** Every price that held on the days of a line; more than one where it changed in between. */
function Prices({ org, line }: { org: string; line: Line }) {
  if (line.kind !== "usage") return "as the source says";
  if (line.prices.length === 0) return "no price";
  return line.prices.map(({ provider, model, from, to, rule, source }) => (
    <span key={`${provider} ${model} ${from}`} className="block">
      <Link href={`/o/${org}/prices?search=${encodeURIComponent(model)}`}>
        {model} of {provider}
      </Link>
      <span className="sub">
        {[line.prices.length > 1 && formatRange(from, to), ruleWords(rule), source].filter(Boolean).join("; ")}
      </span>
    </span>
  ));
}
