import Link from "next/link";
import { formatCount, formatMoney, formatShare, formatTokens } from "@/server/kernel/format";
import { DataTable } from "../../../../_ui/data-table";
import type { TenantOutputs } from "../../_words/outputs";

interface ModelMixProps {
  readonly models: TenantOutputs["workloads"]["read"]["models"];
  readonly currency: string;
  /** Where a person may say what is in use; null for those who only read. */
  readonly editHref: string | null;
}

/** Which models served the period, by their share of its tokens. */
export function ModelMix({ models, currency, editHref }: ModelMixProps) {
  if (models.length === 0) return null;
  const [first] = models;
  return (
    <div className="mt32">
      <h3 className="mb8">
        {models.length === 1
          ? `${first?.model} serves all of it`
          : `${first?.model} serves ${formatShare(first?.share ?? 0)} of it`}
      </h3>
      <DataTable
        caption="Models of the period"
        isDense
        columns={[
          { key: "model", label: "Model, as reported", phone: "full" },
          { key: "share", label: "Of the tokens", isNumeric: true },
          { key: "tokens", label: "Tokens", isNumeric: true },
          { key: "requests", label: "Requests", isNumeric: true },
          { key: "cost", label: "Spend", isNumeric: true },
        ]}
        rows={models.map(({ provider, model, share, tokens, requests, cost }) => ({
          id: `${provider} ${model}`,
          cells: {
            model: {
              show: (
                <>
                  {model} <span className="muted">{provider}</span>
                </>
              ),
              value: `${provider} ${model}`,
            },
            share: { show: formatShare(share, 1), value: share },
            tokens: { show: formatTokens(tokens).replace(/ tokens?$/, ""), value: tokens },
            requests: requests === null ? "not counted" : { show: formatCount(requests), value: requests },
            cost:
              cost === null
                ? "unpriced"
                : { show: formatMoney(cost, currency, { style: "whole" }), value: Number(cost) },
          },
        }))}
      />
      {editHref && (
        <p className="small mt8">
          <Link href={editHref}>Say which option is in use, where the models cannot tell</Link>
        </p>
      )}
    </div>
  );
}
