import Link from "next/link";
import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../_api/answers";
import { PriceSteps } from "../../../_charts/price-steps";
import { DataTable } from "../../../_ui/data-table";
import { Section } from "../../../_ui/section";
import { PRICE_COLUMNS, priceCells } from "./price-table";

/** All prices that one model has had, newest first. */
export function ModelPrices({ history, back }: { history: TenantAnswers["prices"]["read"]; back: string }) {
  return (
    <Section
      title={`${history.model}: ${history.prices.length} dated ${history.prices.length === 1 ? "price" : "prices"}`}
      aside={
        <>
          {history.retiresOn && `switched off on ${formatDay(history.retiresOn)} · `}
          <Link href={back}>Close</Link>
        </>
      }
    >
      {history.prices.some(({ isOverride }) => !isOverride) && (
        <PriceSteps
          model={history.model}
          today={history.today}
          steps={history.prices
            .filter(({ isOverride }) => !isOverride)
            .map(({ entry: { from, to, currency, perMTok } }) => ({
              from,
              to,
              currency,
              input: perMTok.input ?? null,
              output: perMTok.output ?? null,
            }))}
        />
      )}
      <DataTable
        caption={`Prices of ${history.model}`}
        columns={PRICE_COLUMNS.map((column) => (column.key === "model" ? { ...column, label: "Days" } : column)).filter(
          ({ key }) => key !== "retires" && key !== "from",
        )}
        rows={history.prices.map(({ entry, isOverride, isInForce }, index) => ({
          id: String(index),
          isInUse: isInForce,
          cells: {
            ...priceCells(entry),
            model: {
              show: (
                <>
                  {entry.from ? `from ${formatDay(entry.from)}` : "from the beginning"}
                  {entry.to && ` until ${formatDay(entry.to)}`}
                  <span className="sub">
                    {[isInForce && "in force", isOverride && "your contract", entry.note].filter(Boolean).join("; ")}
                  </span>
                </>
              ),
              value: entry.from,
            },
          },
        }))}
      />
    </Section>
  );
}
