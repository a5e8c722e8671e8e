import type { Metadata } from "next";
import { formatMoney, formatMonth } from "@/server/kernel/format";
import { deploymentSentence, deploymentWatch } from "@/server/review/wording";
import type { TenantAnswers } from "../../../../_api/answers";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { LedgerCurve } from "../../../../_charts/ledger-curve";
import { Headline } from "../../../../_ui/headline";
import { LinkButton } from "../../../../_ui/link-button";
import { Section } from "../../../../_ui/section";
import { deploymentFigures } from "../deployment-figures";
import { curveView } from "./curve-view";
import { DeploymentContext } from "./deployment-context";
import { LedgerFacts } from "./ledger-facts";
import { behindHref } from "../../rows/behind-href";
import { LedgerTable } from "./ledger-table";
import { bestLowerWords, LowerLevelTable, type LowerLevels } from "./lower-levels";
import { MeasuredTable } from "./measured-section";
import { PlanGap } from "./plan-gap";
import { PromiseRows } from "./promise-section";
import { VersionTable } from "./version-table";
import { WatchList } from "./watch-list";

export const metadata: Metadata = { title: "Deployment" };

type Deployment = TenantAnswers["deployments"]["read"];

export default async function DeploymentPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/deployments/${id}`;
  const api = await tenantCaller(org);
  const [me, one, lower] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.deployments.read({ id }), api.deployments.lowerLevels()]),
    path,
  );
  const levels = lower[id];
  const mayRecord = me.abilities.includes("deployment:record");
  const { ledger, currency } = one;
  const view = curveView(one, me.today);
  return (
    <>
      <DeploymentContext org={org} one={one} />
      <Headline finding={finding(one, me.today)} lede={lede(one)}>
        {mayRecord && <Acts one={one} path={path} />}
      </Headline>
      {ledger && (
        <Section>
          <div className="grid">
            <div className="c8">
              <LedgerCurve
                title="Cumulative saving less investment"
                headingLevel={2}
                caption={`${currency}. Saving: what the same requests would have cost on the baseline, at dated prices, less what they did cost. Shaded: what falling prices took back.`}
                {...view}
                level={one.level}
                currency={currency}
                fileName={`curve-${one.id}.csv`}
              />
            </div>
            <div className="c4 figures">
              {one.gap && <PlanGap gap={one.gap} currency={currency} level={one.level} />}
              <LedgerFacts one={one} ledger={ledger} lower={bestLowerWords(levels, currency)} />
            </div>
          </div>
        </Section>
      )}
      {ledger && ledger.rows.length > 0 && (
        <Section title="Every month, line by line" aside={currency}>
          <LedgerTable
            one={one}
            ledger={ledger}
            behindMonth={
              me.abilities.includes("usage:read")
                ? (period) => behindHref(org, { period, workload: one.workloadId })
                : null
            }
          />
          <p className="small faint table-note">
            Rounded to the unit; totals are summed before rounding. Rest on a cost to see where it comes from.{" "}
            <a href={`${path}/ledger.csv`} download>
              Download the ledger, exact
            </a>
          </p>
        </Section>
      )}
      <Section title={levels && levels.lower.length > 0 ? "Would a lower level do today?" : "To watch"}>
        {levels && levels.lower.length > 0 ? (
          <div className="grid">
            <div className="c7">
              <LowerLevelTable levels={levels} currency={currency} />
            </div>
            <div className="c5">
              <h3>To watch</h3>
              <WatchList points={watch(one, levels, me.today)} />
            </div>
          </div>
        ) : (
          <WatchList points={watch(one, levels, me.today)} />
        )}
      </Section>
      <Section title="What was promised, and against what">
        <PromiseRows one={one} />
      </Section>
      {one.startedOn !== null && (
        <>
          <Section title="Quality since it was accepted">
            <MeasuredTable one={one} />
          </Section>
          <Section title="Versions and rollbacks">
            <VersionTable one={one} />
          </Section>
        </>
      )}
    </>
  );
}

function Acts({ one, path }: { one: Deployment; path: string }) {
  if (one.startedOn === null)
    return (
      <>
        <LinkButton look="primary" href={`${path}/edit#start`}>
          Begin it
        </LinkButton>
        <LinkButton href={`${path}/edit`}>Edit</LinkButton>
      </>
    );
  return (
    <>
      <LinkButton href={`${path}/costs`}>Costs and requests</LinkButton>
      <LinkButton href={`${path}/quality`}>Quality and versions</LinkButton>
      <LinkButton href={`${path}/edit`}>Edit</LinkButton>
    </>
  );
}

function finding(one: Deployment, today: string): readonly string[] {
  if (one.ledger && one.startedOn) return deploymentSentence(deploymentFigures(one), one.asOf ?? today, one.currency);
  if (one.withheld === "no-baseline") return [`${one.name} has no baseline;`, "no price says what it saves."];
  return [`${one.name} is planned;`, "it has not begun."];
}

function lede({ ledger, currency, missing, suggestedStart }: Deployment): string | undefined {
  if (!ledger)
    return suggestedStart ? "Its models serve already: begin it, and the ledger counts from that day." : undefined;
  const saved = ledger.cumulative + ledger.investment;
  const roi = ledger.roi === null ? "" : `, a return of ${Math.round(ledger.roi * 100)} %`;
  const all = `${formatMoney(ledger.investment, currency)} invested, ${formatMoney(saved, currency)} saved since: ${formatMoney(ledger.cumulative, currency)} in all${roi}.`;
  return missing.length === 0 ? all : `${all} The ledger waits for ${formatMonth(missing[0] ?? "")}.`;
}

function watch(one: Deployment, levels: LowerLevels | undefined, today: string) {
  const latest = new Map(one.ledger?.quality.map((line) => [line.metric, line]));
  return deploymentWatch(
    {
      ...{ level: one.level, status: one.status, fallbackRoute: one.fallbackRoute, retiresOn: one.retiresOn },
      isRetirementFromBook: one.retirement?.from === "book",
      isBaselineEstimated: one.isBaselineEstimated,
      // The month that is running is not missing yet.
      missing: one.missing.filter((month) => month < today.slice(0, 7)),
      unpricedShare: Math.max(0, ...one.months.map(({ unpricedShare }) => unpricedShare)),
      retraining: one.retraining,
      idle: one.ledger?.idle ?? [],
      quality: [...latest.values()],
      lower: levels?.best ?? null,
    },
    today,
    one.currency,
  );
}
