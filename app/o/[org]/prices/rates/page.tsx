import type { Metadata } from "next";
import { formatDay, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { DataTable } from "../../../../_ui/data-table";
import { Foot } from "../../../../_ui/foot";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { CopyDefaults } from "./copy-defaults";
import { UploadRates } from "./upload-rates";
import { WithdrawRates } from "./withdraw-rates";

export const metadata: Metadata = { title: "Exchange rates" };

/** The dated rates that convert prices and bills into the organization's currency, and who brought them. */
export default async function RatesPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/prices/rates`;
  const api = await tenantCaller(org);
  const [me, { currency, currencies, tables }, policy] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.prices.rates(), api.policy.read()]),
    path,
  );
  const isStillInDollars = currency !== "USD" && policy.version === 0 && me.abilities.includes("policy:edit");
  const hasDollarsToday = currencies.some((one) => one.currency === "USD" && one.today !== null);
  const mayEdit = me.abilities.includes("organization:edit");
  const inForce = tables.filter(({ withdrawnAt }) => withdrawnAt === null).length;
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Prices", href: `/o/${org}/prices` }]} here="Exchange rates" />
      </ContextLine>
      <Headline
        finding={
          currencies.length === 0
            ? `No exchange rate yet: what is not in ${currency} is unpriced.`
            : `${numberWordFirst(currencies.length)} ${plural(currencies.length, "currency has", "currencies have")} rates to ${currency}.`
        }
        lede="A price or a bill in another currency is converted at the rate of its day, or of the seven days before. Where there is none it stays unpriced; a rate is never guessed."
      />
      {isStillInDollars && hasDollarsToday && <CopyDefaults currency={currency} />}
      <Section title="Rates in force" aside={`${currency} for one unit, by day`}>
        <DataTable
          caption="Currencies with rates"
          phone="one"
          fileName="exchange-rates.csv"
          emptyText={`Upload a table with the columns date, currency, rate to ${currency}.`}
          columns={[
            { key: "currency", label: "Currency", phone: "full" },
            { key: "from", label: "From" },
            { key: "to", label: "Newest day" },
            { key: "days", label: "Days with a rate", isNumeric: true },
            { key: "newest", label: `Newest rate, ${currency}`, isNumeric: true },
            { key: "today", label: "Today", hasGap: true },
          ]}
          rows={currencies.map((one) => ({
            id: one.currency,
            cells: {
              currency: one.currency,
              from: one.from && { show: formatDay(one.from), value: one.from },
              to: one.to && { show: formatDay(one.to), value: one.to },
              days: one.days,
              newest: one.newest && { show: one.newest, value: Number(one.newest) },
              today: one.today ?? "none: older than seven days",
            },
          }))}
        />
        {mayEdit && <UploadRates currency={currency} />}
      </Section>
      <Section
        title={`${numberWordFirst(inForce)} ${plural(inForce, "table", "tables")} in force`}
        aside="Of a day that two tables know, the newer table counts"
      >
        <DataTable
          caption="Tables of exchange rates"
          phone="one"
          fileName="rate-tables.csv"
          emptyText="Nobody has uploaded a table yet."
          columns={[
            { key: "file", label: "File", phone: "full" },
            { key: "rows", label: "Rows", isNumeric: true },
            { key: "why", label: "Why", hasGap: true },
            { key: "who", label: "Uploaded by" },
            ...(mayEdit ? [actColumn("Withdraw", "acts")] : []),
          ]}
          rows={tables.map(({ id, fileName, rows, reason, uploadedBy, uploadedAt, withdrawnBy, withdrawnAt }) => ({
            id,
            cells: {
              file: fileName,
              rows,
              why: reason,
              who: {
                show: (
                  <>
                    {uploadedBy}
                    <span className="sub">
                      {formatDay(uploadedAt.slice(0, 10))}
                      {withdrawnAt && `; withdrawn by ${withdrawnBy ?? ""} on ${formatDay(withdrawnAt.slice(0, 10))}`}
                    </span>
                  </>
                ),
                value: uploadedBy,
              },
              acts: { show: withdrawnAt ? null : <WithdrawRates id={id} fileName={fileName} />, value: null },
            },
          }))}
        />
      </Section>
      <Foot left={`Rates to ${currency}`} />
    </>
  );
}
