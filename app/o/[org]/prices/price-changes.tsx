import { formatDay, formatMoney } from "@/server/kernel/format";
import { priceHeadline } from "@/server/review/wording";
import type { TenantAnswers } from "../../../_api/answers";
import { DataTable } from "../../../_ui/data-table";
import { Section } from "../../../_ui/section";

type Changes = TenantAnswers["prices"]["changes"];
type Entry = Changes["changes"][number]["before"];

const BUCKETS = [
  ["input", "input"],
  ["cacheRead", "cache reads"],
  ["output", "output"],
] as const;

/** `input 2.5 → 2, output 15 → 12` */
function movedWords(before: Entry, after: Entry): string {
  const moved = BUCKETS.filter(([key]) => before.perMTok[key] !== after.perMTok[key]);
  return (
    moved
      .map(([key, word]) => `${word} ${before.perMTok[key] ?? "unknown"} → ${after.perMTok[key] ?? "unknown"}`)
      .join(", ") || "another part of the price"
  );
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
            { key: "what", label: "What changed, per million" },
            { key: "on", label: "From" },
            { key: "effect", label: `Effect on the quarter, ${changes.currency}`, isNumeric: true },
          ]}
          rows={changes.changes.map(({ provider, model, on, before, after, effect }, index) => ({
            id: String(index),
            cells: {
              model: { show: model, value: `${provider}/${model}` },
              what: movedWords(before, after),
              on: { show: formatDay(on), value: on },
              effect: {
                show: effect === null ? "–" : formatMoney(effect, changes.currency, { style: "whole", signed: true }),
                value: effect === null ? null : Number(effect),
              },
            },
          }))}
        />
      </Section>
      {changes.retirements.length > 0 && (
        <Section title="What retires when" aside="Models in use with an announced day">
          <DataTable
            caption="Retirements"
            phone="one"
            columns={[
              { key: "model", label: "Model", phone: "full" },
              { key: "on", label: "Switched off on" },
            ]}
            initialSorting={{ key: "on", direction: "ascending" }}
            rows={changes.retirements.map(({ provider, model, retiresOn }) => ({
              id: `${provider}/${model}`,
              cells: {
                model: { show: model, value: `${provider}/${model}` },
                on: { show: formatDay(retiresOn), value: retiresOn },
              },
            }))}
          />
        </Section>
      )}
    </>
  );
}
