import Link from "next/link";
import { formatMoney } from "@/server/kernel/format";
import { routersHeadline, routerSentence } from "@/server/review/wording";
import { DataTable } from "../../../_ui/data-table";
import { Money } from "../../../_ui/money";
import { Section } from "../../../_ui/section";
import { Share } from "../../../_ui/share";
import type { TenantOutputs } from "../_words/outputs";
import { sortable } from "../_words/sortable";

interface RoutersProps {
  readonly outlook: TenantOutputs["reviews"]["outlook"];
  readonly hrefOf: (workloadId: string) => string;
}

const BASES = { listed: "An option", measured: "Measured", unmeasured: "Not measured" } as const;

/** Workloads whose simple requests a cheaper option could take, the largest saving first. */
export function Routers({ outlook: { routers, currency, quarter }, hrefOf }: RoutersProps) {
  return (
    <Section title={routersHeadline(routers.length)} aside="Beside what is recommended" id="routers">
      {routers.length === 0 ? (
        <p className="muted">
          A workload stands here when an option that costs at most half as much a request was measured and answers part
          of it rightly, or has not been measured at all, and moving that part would save what the policy asks for.
        </p>
      ) : (
        <>
          <DataTable
            caption="Workloads that could be routed"
            fileName={`routers-${quarter.key}.csv`}
            phone="one"
            columns={sortable([
              { key: "workload", label: "Workload", phone: "full" },
              { key: "spend", label: "Spend", isNumeric: true },
              { key: "share", label: "Simple share", isNumeric: true },
              { key: "saving", label: "Saving a year", isNumeric: true, phoneLabel: "Saving a year" },
              { key: "basis", label: "The share is", hasGap: true },
              { key: "how", label: "How", phone: "full" },
            ])}
            rows={routers.map((one) => ({
              id: one.workloadId,
              cells: {
                workload: {
                  show: (
                    <Link href={hrefOf(one.workloadId)} className="nw">
                      {one.workloadName}
                    </Link>
                  ),
                  value: one.workloadName,
                },
                spend: {
                  show: <Money amount={one.spend} currency={currency} style="whole" />,
                  value: Number(one.spend),
                },
                share: one.share === null ? null : { show: <Share of={one.share} />, value: one.share },
                saving: { show: <Saving candidate={one} currency={currency} />, value: one.yearlySaving },
                basis: { show: <span className="nw">{BASES[one.basis]}</span>, value: BASES[one.basis] },
                how: routerSentence(one),
              },
            }))}
          />
          <p className="small faint table-note">
            Money of the engine, months 1 to 12, before the up-front cost and before what choosing between the two
            costs. An estimate stands on buff.
          </p>
        </>
      )}
    </Section>
  );
}

function Saving({
  candidate: { basis, yearlySaving },
  currency,
}: {
  candidate: RoutersProps["outlook"]["routers"][number];
  currency: string;
}) {
  const money = formatMoney(yearlySaving, currency, { style: "thousands" });
  if (basis === "listed") return <span className="nw">{money}</span>;
  return <span className="est nw">{basis === "measured" ? `up to ${money}` : `${money} a tenth`}</span>;
}
