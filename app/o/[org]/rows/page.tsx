import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, tenantCaller } from "../../../_api/caller";
import { Breadcrumbs } from "../../../_ui/breadcrumbs";
import { ContextLine } from "../../../_ui/context-line";
import { EmptyState } from "../../../_ui/empty-state";
import { Foot } from "../../../_ui/foot";
import { Headline } from "../../../_ui/headline";
import { Section } from "../../../_ui/section";
import { SegmentedLinks } from "../../../_ui/segmented";
import { amountOf, behindHref, behindQuery, questionOf, type AmountAsked } from "./behind-href";
import { BehindTable } from "./behind-table";
import { behindHeadline, behindLede, periodLabel } from "./behind-words";

export const metadata: Metadata = { title: "Behind an amount" };

interface BehindPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** From an amount to the imports, days, models, prices and rules that make it. */
export default async function BehindPage({ params, searchParams }: BehindPageProps) {
  const { org } = await params;
  const asked = amountOf(await searchParams);
  if (!asked) notFound();
  const api = await tenantCaller(org);
  const [me, behind] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.reviews.behind(questionOf(asked))]),
    behindHref(org, asked),
  );
  const period = periodLabel(asked.period, me.organization.fiscalYearStart);
  const isUsage = asked.of === "usage" || asked.of === "spend";
  const areKept = behind.lines.some(({ hasCopy }) => hasCopy);
  return (
    <>
      <ContextLine push={isUsage && <Switches org={org} asked={asked} />}>
        <Breadcrumbs way={wayTo(org, asked, behind.workload)} here={`Behind ${period}`} />
      </ContextLine>
      <Headline finding={behindHeadline(behind, period)} lede={behindLede(behind, asked)} />
      <Section
        title={behind.lines.length > 0 ? "From the amount to its sums" : undefined}
        aside="Days in UTC; a number of rows leads to them"
      >
        {behind.lines.length === 0 ? (
          <EmptyState
            title="No import has brought anything of it"
            text="What was counted may have been reverted since, or belongs to another workload by now."
          />
        ) : (
          <>
            <p className="mb16">
              <a href={`/o/${org}/rows/rows.csv${behindQuery(asked)}`} download>
                Download CSV
              </a>{" "}
              <span className="muted">every sum with its prices</span>
            </p>
            <BehindTable org={org} behind={behind} asked={asked} />
            {!areKept && (
              <EmptyState
                title="The rows themselves are not kept any more"
                text={`They are kept for ${behind.retentionMonths} months after their import, without bodies and with people hashed. The sums stay.`}
              />
            )}
          </>
        )}
      </Section>
      <Foot left={`Price book ${behind.book}`} />
    </>
  );
}

function Switches({ org, asked }: { org: string; asked: AmountAsked }) {
  return (
    <>
      <SegmentedLinks
        label="Sums"
        options={(["month", "day"] as const).map((by) => ({
          label: by === "month" ? "By month" : "By day",
          href: behindHref(org, { ...asked, by }),
          isCurrent: asked.by === by,
        }))}
      />
      <SegmentedLinks
        label="Prices"
        options={(["then", "now"] as const).map((prices) => ({
          label: `Prices of ${prices}`,
          href: behindHref(org, { ...asked, prices }),
          isCurrent: asked.prices === prices,
        }))}
      />
    </>
  );
}

/** Back to where the amount stands. */
function wayTo(
  org: string,
  { of, period, prices }: AmountAsked,
  workload?: { id: string | null; name: string | null },
) {
  const query = period.includes("Q") ? `?quarter=${period}${prices === "now" ? "&prices=now" : ""}` : "";
  if (of === "bill") return [{ label: "Imports", href: `/o/${org}/imports` }];
  const portfolio = { label: "Portfolio", href: `/o/${org}${query}` };
  return workload?.id && workload.name
    ? [portfolio, { label: workload.name, href: `/o/${org}/workloads/${workload.id}${query}` }]
    : [portfolio];
}
