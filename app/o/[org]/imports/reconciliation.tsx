import Link from "next/link";
import { formatMoney, formatMonth, formatShare } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../_api/answers";
import { DataTable } from "../../../_ui/data-table";
import { Money } from "../../../_ui/money";
import { Section } from "../../../_ui/section";
import { StatusWord } from "../../../_ui/status-word";
import { behindHref } from "../rows/behind-href";

const CAUSES = {
  rounding: "rounded on the bill",
  "usage-missing": "billed models and days without usage",
  "bill-missing": "models and days without a bill",
  unpriced: "models without a price",
  unexplained: "unexplained",
} as const;

type Line = TenantAnswers["imports"]["reconciliation"]["months"][number];

const whyOf = ({ causes }: Line, currency: string): string =>
  causes
    .map(({ cause, amount }) => `${formatMoney(amount, currency, { style: "exact" })} ${CAUSES[cause]}`)
    .join("; ") || "they agree";

/** What usage is worth against what cost files bill, provider by provider and month by month. */
export function Reconciliation({
  months,
  tolerance,
  currency,
  quarter,
  org,
}: {
  org: string;
  /** How far a bill may lie from the usage and still agree, as a share of it. */
  tolerance: number;
  months: readonly Line[];
  currency: string;
  quarter: string;
}) {
  const billed = months.filter(({ billed }) => Number(billed) !== 0);
  if (billed.length === 0) return null;
  return (
    <Section title="Usage against the bill" aside={`${quarter}, ${currency}; the valued cost is what counts`}>
      <DataTable
        phone="one"
        caption="Reconciliation by provider and month"
        fileName={`reconciliation-${quarter}.csv`}
        columns={[
          { key: "provider", label: "Provider", phone: "full" },
          { key: "month", label: "Month", isOneLine: true },
          { key: "billed", label: "Billed", isNumeric: true },
          { key: "valued", label: "Valued", isNumeric: true },
          { key: "difference", label: "Difference", isNumeric: true },
          { key: "agrees", label: "Agrees", hasGap: true },
          { key: "why", label: "Why" },
        ]}
        rows={billed.map((line) => ({
          id: `${line.provider}-${line.month}`,
          cells: {
            provider: line.provider,
            month: { show: formatMonth(line.month), value: line.month },
            billed: {
              show: (
                <Link href={behindHref(org, { period: line.month, provider: line.provider, of: "bill" })}>
                  <Money amount={line.billed} currency={currency} style="exact" />
                </Link>
              ),
              value: line.billed,
            },
            valued: {
              show: (
                <Link href={behindHref(org, { period: line.month, provider: line.provider })}>
                  <Money amount={line.valued} currency={currency} style="exact" />
                </Link>
              ),
              value: line.valued,
            },
            difference: {
              show: <Money amount={line.difference} currency={currency} style="exact" />,
              value: line.difference,
            },
            agrees: {
              show: (
                <StatusWord status={line.agrees ? "yes" : "short"}>
                  {line.agrees ? "within" : "beyond"}{" "}
                  {formatShare(tolerance, Number.isInteger(tolerance * 100) ? 0 : 1)}
                </StatusWord>
              ),
              value: line.agrees,
            },
            why: {
              show: (
                <>
                  {whyOf(line, currency)}
                  {line.billers.length > 1 && <span className="sub">billed by {line.billers.join(" and ")}</span>}
                </>
              ),
              value: [whyOf(line, currency), line.billers.length > 1 && `billed by ${line.billers.join(" and ")}`]
                .filter(Boolean)
                .join("; "),
            },
          },
        }))}
      />
    </Section>
  );
}
