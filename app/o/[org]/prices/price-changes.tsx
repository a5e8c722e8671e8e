import { formatDay, formatMoney } from "@/server/kernel/format";
import { priceHeadline } from "@/server/review/wording";
import type { TenantAnswers } from "../../../_api/answers";
import { DataTable } from "../../../_ui/data-table";
import { Section } from "../../../_ui/section";
import { Retirements } from "./retirements";

type Changes = TenantAnswers["prices"]["changes"];
type Moved = Changes["changes"][number]["moved"];

const MOST_PARTS = 4;

/** `input 2.5 → 2, output 15 → 12` */
function movedWords(moved: Moved): string {
  const words = moved
    .slice(0, MOST_PARTS)
    .map(({ what, before, after }) => `${what} ${before ?? "unknown"} → ${after ?? "unknown"}`);
  return [...words, ...(moved.length > MOST_PARTS ? [`${moved.length - MOST_PARTS} more`] : [])].join(", ");
}

/** What changed in the quarter and what it meant in money; what retires. */
export function PriceChanges({ changes, label }: { changes: Changes; label: string }) {
  const known = changes.changes.flatMap(({ effect }) => (effect === null ? [] : [{ effect }]));
  return (
    <>
      <Section title={priceHeadline(known, changes.currency)} aside={`${label}, models in use`}>
        <DataTable
          caption={`Price changes in ${label}`}
          phone="one"
          fileName={`price-changes-${changes.quarter}.csv`}
          emptyText="No price of a model in use changed in this quarter."
          columns={[
            { key: "model", label: "Model", phone: "full" },
            { key: "what", label: "What changed; tokens per million" },
            { key: "on", label: "From" },
            { key: "effect", label: `Effect on the quarter, ${changes.currency}`, isNumeric: true },
          ]}
          rows={changes.changes.map(({ provider, model, on, moved, effect }, index) => ({
            id: String(index),
            cells: {
              model: { show: model, value: `${provider}/${model}` },
              what: movedWords(moved),
              on: { show: formatDay(on), value: on },
              effect: {
                show: effect === null ? "–" : formatMoney(effect, changes.currency, { style: "whole", signed: true }),
                value: effect === null ? null : Number(effect),
              },
            },
          }))}
        />
      </Section>
      <Retirements retirements={changes.retirements} />
    </>
  );
}
