import { formatDay } from "@/server/kernel/format";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import type { TenantOutputs } from "../../_words/outputs";
import { changedThresholds, changeWords, DEFAULT_VERSION } from "./changed-thresholds";
import { ReturnToVersion } from "./return-to-version";

interface VersionHistoryProps {
  readonly policy: TenantOutputs["policy"]["read"];
  readonly currency: string;
  readonly mayEdit: boolean;
}

/** Every version with who, when and why, what it changed, and the way back to it. */
export function VersionHistory({ policy, currency, mayEdit }: VersionHistoryProps) {
  const { history, planning, version: current } = policy;
  const rows = history.map((version, index) => ({
    ...version,
    changes: changedThresholds(history[index + 1] ?? DEFAULT_VERSION, version, planning.defaults, currency),
  }));
  return (
    <Section title="How it came to be" aside="Newest first" id="history">
      <DataTable
        caption="Versions of the policy"
        isDense
        phone="one"
        emptyText="Nobody has changed a threshold yet."
        {...(rows.length > 0 && { fileName: "policy-versions.csv" })}
        columns={[
          { key: "version", label: "Version", isNumeric: true, isSortable: true, phone: "full" },
          { key: "when", label: "Since", hasGap: true, isSortable: true },
          { key: "who", label: "By", isSortable: true },
          { key: "what", label: "What changed" },
          { key: "reason", label: "Why" },
          ...(mayEdit
            ? [{ key: "act", label: "Return", isLabelHidden: true, isOutOfFile: true, phone: "act" } as const]
            : []),
        ]}
        rows={[
          ...rows.map(({ version, createdAt, createdBy, reason, changes }) => ({
            id: String(version),
            isInUse: version === current,
            cells: {
              version,
              when: { show: formatDay(createdAt.slice(0, 10)), value: createdAt },
              who: createdBy,
              what: {
                show: changes.map((change) => (
                  <span key={change.key} className="moves">
                    {changeWords(change)}
                  </span>
                )),
                value: changes.map(changeWords).join("; "),
              },
              reason,
              act: {
                show: version === current ? "in force" : <ReturnToVersion version={version} basedOn={current} />,
                value: null,
              },
            },
          })),
          ...(rows.length > 0
            ? [
                {
                  id: "0",
                  cells: {
                    ...{ version: 0, when: null, who: null, what: "The defaults", reason: null },
                    act: { show: <ReturnToVersion version={0} basedOn={current} />, value: null },
                  },
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
