import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { versionsWords } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../_api/caller";
import { Foot } from "../../_ui/foot";
import { LoadingPage } from "../../_ui/loading-bars";
import { Changes } from "./_portfolio/changes";
import { Decisions } from "./_portfolio/decisions";
import { NoUsage } from "./_portfolio/no-usage";
import { PortfolioHead } from "./_portfolio/portfolio-head";
import { PortfolioLadder } from "./_portfolio/portfolio-ladder";
import { QuietQuarter } from "./_portfolio/quiet-quarter";
import { Retirements } from "./_portfolio/retirements";
import { ReviewLink } from "./_portfolio/review-link";
import { Sureness } from "./_portfolio/sureness";
import { quarterQuery, type AskedQuarter, type QuarterSearch } from "./_quarter/asked-quarter";
import { QuarterLine } from "./_quarter/quarter-line";
import { readAsked, type Asked } from "./_quarter/read-asked";
import { behindHref, type AmountAsked } from "./rows/behind-href";
import type { BehindHref } from "./_portfolio/spend-table";
import "./_words/rooms.css";

export const metadata: Metadata = { title: "Portfolio" };

interface PortfolioPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<QuarterSearch>;
}

/** Who reads is known at once; what a quarter costs takes a moment, and its place is kept meanwhile. */
export default async function PortfolioPage(props: PortfolioPageProps) {
  const asked = await readAsked(props, "");
  return (
    <Suspense fallback={<LoadingPage label="Reading the quarter" />}>
      <Portfolio {...asked} />
    </Suspense>
  );
}

async function Portfolio({ org, me, asked }: Asked) {
  const path = `/o/${org}`;
  const api = await tenantCaller(org);
  const question = { quarter: asked.quarter.key, prices: asked.prices };
  const [portfolio, list] = await orNotFound(
    Promise.all([api.reviews.portfolio(question), api.workloads.list(question)]),
    path,
  );
  const { quarters, snapshot } = portfolio;
  const [newest] = quarters;
  if (!newest) return <NoUsage org={org} abilities={me.abilities} name={me.organization.name} />;
  const hasData = quarters.some(({ key }) => key === snapshot.quarter.key);
  if (!hasData && asked.isDefault) redirect(`${path}?quarter=${newest.key}`);
  const line = (
    <QuarterLine asked={asked} path={path}>
      <ReviewLink org={org} portfolio={portfolio} abilities={me.abilities} />
    </QuarterLine>
  );
  if (!hasData)
    return (
      <>
        {line}
        <QuietQuarter label={snapshot.quarter.label} newest={newest} path={path} />
      </>
    );
  const query = quarterQuery(asked);
  const workloadHref = (id: string) => `${path}/workloads/${id}${query}`;
  return (
    <>
      {line}
      <PortfolioHead portfolio={portfolio} />
      <PortfolioLadder snapshot={snapshot} prices={asked.prices} hrefOf={workloadHref} />
      <Decisions portfolio={portfolio} org={org} abilities={me.abilities} hrefOf={workloadHref} />
      <Changes
        snapshot={snapshot}
        list={list}
        hrefOf={workloadHref}
        behindHref={me.abilities.includes("usage:read") ? (of) => behindHref(org, amountOf(asked, of)) : null}
        mappingHref={me.abilities.includes("usage:read") ? `${path}/workloads/mapping` : null}
        start={me.organization.fiscalYearStart}
      />
      <Retirements
        snapshot={snapshot}
        today={me.today}
        start={me.organization.fiscalYearStart}
        hrefOf={workloadHref}
        outlookHref={`${path}/outlook${query}`}
      />
      <Sureness snapshot={snapshot} importsHref={me.abilities.includes("usage:read") ? `${path}/imports` : null} />
      <Foot left={versionsWords(snapshot.versions)} />
    </>
  );
}

function amountOf({ quarter, prices }: AskedQuarter, of: Parameters<BehindHref>[0]): AmountAsked {
  return { period: quarter.key, prices, ...(typeof of === "string" ? { of } : of) };
}
