import type { Metadata } from "next";
import Link from "next/link";
import { formatDay, formatNumber } from "@/server/kernel/format";
import { deploymentSentence, deploymentsHeadline, LEDGER_VERDICTS, textOf } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { DataTable } from "../../../_ui/data-table";
import { EmptyState } from "../../../_ui/empty-state";
import { Headline } from "../../../_ui/headline";
import { LevelBadge } from "../../../_ui/level-badge";
import { Money } from "../../../_ui/money";
import { Section } from "../../../_ui/section";
import { deploymentFigures } from "./deployment-figures";
import { LedgerVerdictWord } from "./ledger-verdict";

export const metadata: Metadata = { title: "Deployments" };

export default async function DeploymentsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/deployments`;
  const api = await tenantCaller(org);
  const [me, deployments] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.deployments.list()]), path);
  const { currency } = me.organization;
  const running = deployments.flatMap(({ ledger }) =>
    ledger ? [{ paybackMonths: ledger.paybackMonths, verdict: ledger.verdict }] : [],
  );
  return (
    <>
      <Headline
        finding={`${deploymentsHeadline(running)}.`}
        lede="Saving: what the same traffic would have cost on the baseline, at the prices of each day, less what it did cost."
      />
      <Section title="Every deployment in a line" aside={`${currency}, until ${formatDay(me.today)}`}>
        {deployments.length === 0 ? (
          <EmptyState
            title="Nothing is deployed yet"
            text="A deployment is opened when a recommendation is accepted in a review, with what it promised filled in."
          />
        ) : (
          <DataTable
            caption="Deployments"
            phone="one"
            fileName="deployments.csv"
            columns={[
              { key: "name", label: "Deployment", phone: "full" },
              { key: "level", label: "Level", hasGap: true },
              { key: "since", label: "In production since" },
              { key: "invested", label: "Invested", isNumeric: true },
              { key: "cumulative", label: "Since start", isNumeric: true },
              { key: "roi", label: "Return", isNumeric: true },
              { key: "payback", label: "Payback, months", isNumeric: true },
              { key: "verdict", label: "From here", hasGap: true },
            ]}
            rows={deployments.map((one) => ({
              id: one.id,
              cells: {
                name: {
                  show: (
                    <>
                      <Link href={`${path}/${one.id}`}>{one.name}</Link>
                      <span className="sub">
                        {one.workloadName}
                        {one.ledger &&
                          one.startedOn &&
                          `. ${textOf(deploymentSentence(deploymentFigures(one), one.asOf ?? me.today, currency))}`}
                      </span>
                    </>
                  ),
                  value: one.name,
                },
                level: { show: <LevelBadge level={one.level} />, value: one.level },
                since: { show: one.startedOn ? formatDay(one.startedOn) : one.status, value: one.startedOn },
                invested: {
                  show: <Money amount={one.ledger?.investment ?? null} currency={currency} />,
                  value: one.ledger?.investment ?? null,
                },
                cumulative: {
                  show: <Money amount={one.ledger?.cumulative ?? null} currency={currency} />,
                  value: one.ledger?.cumulative ?? null,
                },
                roi: {
                  show:
                    one.ledger?.roi === null || !one.ledger ? "–" : `${formatNumber(one.ledger.roi, { digits: 1 })}×`,
                  value: one.ledger?.roi ?? null,
                },
                payback: {
                  show:
                    one.ledger?.paybackMonths === null || !one.ledger
                      ? "–"
                      : formatNumber(one.ledger.paybackMonths, { digits: 1 }),
                  value: one.ledger?.paybackMonths ?? null,
                },
                verdict: {
                  show: one.ledger ? <LedgerVerdictWord verdict={one.ledger.verdict} /> : "planned",
                  value: one.ledger ? LEDGER_VERDICTS[one.ledger.verdict].word : "planned",
                },
              },
            }))}
          />
        )}
      </Section>
    </>
  );
}
