import type { ReactNode } from "react";
import { formatDay } from "@/server/kernel/format";
import { Button } from "../../../../_ui/button";
import { DataTable } from "../../../../_ui/data-table";
import { Section } from "../../../../_ui/section";
import { Select } from "../../../../_ui/select";
import type { TenantOutputs } from "../../_words/outputs";
import { changedThresholds, DEFAULT_VERSION } from "./changed-thresholds";

type Policy = TenantOutputs["policy"]["read"];

interface CompareVersionsProps {
  readonly policy: Policy;
  readonly currency: string;
  /** What is compared; 0 are the defaults. */
  readonly compared: { readonly from: number; readonly to: number };
  /** Who would be told something else. */
  readonly children: ReactNode;
}

/** Two versions side by side: the numbers in which they differ, and who would be told something else. */
export function CompareVersions({ policy, currency, compared, children }: CompareVersionsProps) {
  const [from, to] = [compared.from, compared.to].map(
    (version) => policy.history.find((one) => one.version === version) ?? DEFAULT_VERSION,
  ) as [typeof DEFAULT_VERSION, typeof DEFAULT_VERSION];
  const names = [compared.from, compared.to].map(nameOf) as [string, string];
  const changes = changedThresholds(from, to, policy.planning.defaults, currency);
  const options = [
    ...policy.history.map(({ version, createdAt }) => ({
      value: String(version),
      label: `Version ${version}, ${formatDay(createdAt.slice(0, 10))}`,
    })),
    { value: "0", label: "The defaults" },
  ];
  return (
    <Section title="Two versions side by side" id="compare">
      <form action="#compare" className="form compare-form">
        <Select label="Version" name="from" defaultValue={String(compared.from)} options={options} />
        <Select label="Against" name="to" defaultValue={String(compared.to)} options={options} />
        <Button type="submit" look="second">
          Compare
        </Button>
      </form>
      <DataTable
        caption={`What differs between ${names.join(" and ")}`}
        isDense
        phone="one"
        emptyText="They are the same in every number."
        {...(changes.length > 0 && { fileName: `policy-${compared.from}-${compared.to}.csv` })}
        columns={[
          { key: "meaning", label: "What differs", phone: "full" },
          { key: "from", label: names[0], isNumeric: true },
          { key: "to", label: names[1], isNumeric: true },
        ]}
        rows={changes.map(({ key, meaning, ...values }) => ({
          id: key,
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
            ...values,
          },
        }))}
      />
      <div className="mt24">{children}</div>
    </Section>
  );
}

export const nameOf = (version: number): string => (version === 0 ? "The defaults" : `Version ${version}`);
