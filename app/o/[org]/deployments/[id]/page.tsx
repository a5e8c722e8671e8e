import type { Metadata } from "next";
import { formatDay, formatMoney, formatMonth, formatNumber } from "@/server/kernel/format";
import { deploymentSentence, DRIFT_VERDICTS, LEDGER_STATUSES } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { LedgerCurve } from "../../../../_charts/ledger-curve";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { deploymentFigures } from "../deployment-figures";
import { LedgerVerdictWord } from "../ledger-verdict";
import { ledgerPoints } from "./ledger-points";
import { LedgerTable } from "./ledger-table";

export const metadata: Metadata = { title: "Deployment" };

export default async function DeploymentPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/deployments`;
  const api = await tenantCaller(org);
  const [me, one] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.deployments.read({ id })]),
    `${path}/${id}`,
  );
  const { ledger, currency } = one;
  const months = (value: number | null): string =>
    value === null ? "–" : `${formatNumber(value, { digits: 1 })} months`;
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Deployments", href: path }]} here={one.name} />
        <span>
          {[
            `level ${one.level}`,
            one.hosting,
            one.startedOn ? `in production since ${formatDay(one.startedOn)}` : one.status,
          ]
            .filter(Boolean)
            .join(", ")}
        </span>
      </ContextLine>
      <Headline
        finding={
          ledger && one.startedOn
            ? deploymentSentence(deploymentFigures(one), one.asOf ?? me.today, currency)
            : [`${one.name} is planned; it has not begun.`]
        }
        lede={
          ledger
            ? `${formatMoney(ledger.investment, currency)} invested, ${formatMoney(ledger.cumulative + ledger.investment, currency)} saved since: ${formatMoney(ledger.cumulative, currency)} in all.`
            : undefined
        }
      />
      {ledger && (
        <>
          <Section>
            <div className="grid">
              <div className="c8">
                <LedgerCurve
                  title="Cumulative saving less investment"
                  headingLevel={2}
                  caption={`${currency}. Saving: what the same requests would have cost on the baseline, at dated prices, less what they did cost. Shaded: what falling prices took back.`}
                  points={ledgerPoints(one)}
                  level={one.level}
                  currency={currency}
                  fileName={`ledger-${one.id}.csv`}
                />
              </div>
              <div className="c4">
                <DefinitionRows
                  rows={[
                    {
                      term: "Payback",
                      value: `${months(ledger.paybackMonths)}, planned ${months(ledger.planPaybackMonths)}`,
                    },
                    ...(ledger.projectedPaybackMonths === null
                      ? []
                      : [{ term: "At this rate", value: months(ledger.projectedPaybackMonths) }]),
                    { term: "Status", value: LEDGER_STATUSES[ledger.status].word },
                    { term: "From here", value: <LedgerVerdictWord verdict={ledger.verdict} /> },
                    { term: "The market took back", value: formatMoney(ledger.marketTookBack, currency) },
                    {
                      term: "Idle hosting",
                      value:
                        ledger.idle.length === 0
                          ? "none"
                          : ledger.idle
                              .map(({ month, amount }) => `${formatMonth(month)}: ${formatMoney(amount, currency)}`)
                              .join(", "),
                    },
                    { term: "Base retires", value: one.retiresOn ? formatDay(one.retiresOn) : "no date announced" },
                    ...ledger.quality.slice(-3).map((line) => ({
                      term: `Quality, ${line.metric}`,
                      value: `${DRIFT_VERDICTS[line.verdict].word}, ${formatDay(line.date)}`,
                    })),
                  ]}
                />
              </div>
            </div>
          </Section>
          <Section title="Every month, line by line" aside={currency}>
            <LedgerTable one={one} ledger={ledger} />
          </Section>
        </>
      )}
      {one.missing.length > 0 && (
        <Section title="Months without figures">
          <p>
            {one.missing.map((month) => formatMonth(month)).join(", ")}: record their requests and costs, so that the
            ledger can go on.
          </p>
        </Section>
      )}
    </>
  );
}
