import type { Metadata } from "next";
import { policyDefaults, type PolicyDefault } from "@/server/engine";
import { formatDay, numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { changedThresholds } from "./changed-thresholds";
import { PolicyForm } from "./policy-form";
import { thresholdAt, thresholdWords } from "./threshold-words";
import "./policy.css";

export const metadata: Metadata = { title: "Policy" };

export default async function PolicyPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/settings/policy`;
  const api = await tenantCaller(org);
  const [me, policy] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.policy.read()]), path);
  const { currency } = me.organization;
  const defaults: [string, PolicyDefault][] = Object.entries(policyDefaults);
  const own = defaults.filter(([key]) => thresholdAt(policy.thresholds, key) !== undefined);
  const mayEdit = me.abilities.includes("policy:edit");
  return (
    <>
      <Headline
        finding={
          own.length === 0
            ? "Every threshold is the default."
            : `${numberWordFirst(own.length)} ${plural(own.length, "threshold is", "thresholds are")} your own; the others are the defaults.`
        }
        lede="The advice follows these numbers. Each has a source, each change a reason, and every review names the policy that it was made under."
      />
      <Section title="Thresholds" aside={`In force: ${policy.name}`}>
        <DataTable
          caption="Thresholds of the policy"
          filterLabel="Find a threshold"
          fileName="policy.csv"
          isDense
          columns={[
            { key: "meaning", label: "What it decides", isSortable: true, phone: "full" },
            { key: "inForce", label: "In force", isNumeric: true },
            { key: "standard", label: "Default", isNumeric: true },
            { key: "source", label: "Source of the default", isSortable: true, hasGap: true, phone: "full" },
          ]}
          rows={defaults.map(([key, { value, unit, meaning, source }]) => {
            const held = thresholdAt(policy.inForce, key);
            const words = thresholdWords(held, unit, currency);
            const isOwn = thresholdAt(policy.thresholds, key) !== undefined;
            return {
              id: key,
              isInUse: isOwn,
              cells: {
                meaning: {
                  show: (
                    <>
                      {meaning}
                      <span className="sub">
                        <code>{key}</code>
                      </span>
                    </>
                  ),
                  value: `${meaning} (${key})`,
                },
                inForce: { show: isOwn ? <b>{words}</b> : words, value: asValue(held) },
                standard: { show: thresholdWords(value, unit, currency), value: asValue(value) },
                source,
              },
            };
          })}
        />
      </Section>
      {mayEdit && (
        <Section title="Change a threshold" id="change">
          <PolicyForm
            thresholds={policy.thresholds}
            inForce={policy.inForce}
            defaults={Object.fromEntries(defaults)}
            basedOn={policy.version}
            currency={currency}
          />
        </Section>
      )}
      <Section title="How it came to be" aside="Newest first" id="history">
        <DataTable
          caption="Versions of the policy"
          isDense
          emptyText="Nobody has changed a threshold yet."
          columns={[
            { key: "version", label: "Version", isNumeric: true, phone: "full" },
            { key: "when", label: "Since", hasGap: true },
            { key: "who", label: "By" },
            { key: "what", label: "What changed", phone: "full" },
            { key: "reason", label: "Why", phone: "full" },
          ]}
          rows={policy.history.map((version, index) => ({
            id: String(version.version),
            cells: {
              version: version.version,
              when: { show: formatDay(version.createdAt.slice(0, 10)), value: version.createdAt },
              who: version.createdBy,
              what: changedThresholds(policy.history[index + 1]?.thresholds ?? {}, version.thresholds, currency).join(
                "; ",
              ),
              reason: version.reason,
            },
          }))}
        />
      </Section>
    </>
  );
}

const asValue = (value: unknown): string | number | boolean =>
  typeof value === "number" || typeof value === "boolean" ? value : JSON.stringify(value);
