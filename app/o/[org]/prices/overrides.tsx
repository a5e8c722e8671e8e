import { formatDay } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../_api/answers";
import { DataTable } from "../../../_ui/data-table";
import { Section } from "../../../_ui/section";
import { actColumn } from "../../../_ui/table-cells";
import { OverrideForm } from "./override-form";
import { WithdrawOverride } from "./withdraw-override";

interface OverridesProps {
  readonly overrides: TenantAnswers["prices"]["overrides"];
  readonly mayEdit: boolean;
  /** In which a contract price is stated. */
  readonly currency: string;
}

/** Contract prices of this organization: dated, above everything else, with who and why. */
export function Overrides({ overrides, mayEdit, currency }: OverridesProps) {
  return (
    <Section
      title="Your contract prices"
      aside={`${currency} per million tokens; above the book, for the days they hold`}
    >
      <DataTable
        caption="Contract prices"
        phone="one"
        emptyText="No contract price: every model is valued at the book."
        {...(overrides.length > 0 && { filterLabel: "Find a contract price", fileName: "contract-prices.csv" })}
        columns={[
          { key: "model", label: "Model", phone: "full" },
          { key: "days", label: "Days" },
          { key: "input", label: "Input", isNumeric: true },
          { key: "cacheRead", label: "Cache read", isNumeric: true },
          { key: "output", label: "Output", isNumeric: true },
          { key: "why", label: "Why", hasGap: true },
          ...(mayEdit ? [actColumn("Withdraw", "acts")] : []),
        ]}
        rows={overrides.map(({ id, entry, reason, createdBy, createdAt, withdrawnBy }) => ({
          id,
          cells: {
            model: {
              show: (
                <>
                  {entry.model}
                  <span className="sub">
                    {[entry.provider, ...(entry.aliases ?? []).map((name) => `also ${name}`)].join(", ")}
                  </span>
                </>
              ),
              value: [entry.model, ...(entry.aliases ?? [])].map((name) => `${entry.provider}/${name}`).join(" "),
            },
            days: `${entry.from ? formatDay(entry.from) : "from the beginning"}${entry.to ? ` until ${formatDay(entry.to)}` : " on"}`,
            input: entry.perMTok.input ?? null,
            cacheRead: entry.perMTok.cacheRead ?? null,
            output: entry.perMTok.output ?? null,
            why: {
              show: (
                <>
                  {reason}
                  <span className="sub">
                    {createdBy}, {formatDay(createdAt.slice(0, 10))}
                    {withdrawnBy && `; withdrawn by ${withdrawnBy}`}
                  </span>
                </>
              ),
              value: reason,
            },
            acts: { show: withdrawnBy ? null : <WithdrawOverride id={id} model={entry.model} />, value: null },
          },
        }))}
      />
      {mayEdit && <OverrideForm currency={currency} />}
    </Section>
  );
}
