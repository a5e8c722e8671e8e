import type { Metadata } from "next";
import { formatDay, formatMoney } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../../../_api/caller";
import { Breadcrumbs } from "../../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../../_ui/context-line";
import { DataTable } from "../../../../../../_ui/data-table";
import { EmptyState } from "../../../../../../_ui/empty-state";
import { Headline } from "../../../../../../_ui/headline";
import { LinkButton } from "../../../../../../_ui/link-button";
import { Section } from "../../../../../../_ui/section";
import { askedQuarter } from "../../../../_quarter/asked-quarter";
import { sortable } from "../../../../_words/sortable";
import { whoReads } from "../../read-workload";
import { proposalsHeadline, skippedSentence } from "../../_words/proposal-words";
import { ProposalList } from "./proposal-list";

export const metadata: Metadata = { title: "Proposed options" };

interface ProposedPageProps {
  readonly params: Promise<{ org: string; id: string }>;
}

/** Options that the catalog and the price book of the day propose for a workload. */
export default async function ProposedPage({ params }: ProposedPageProps) {
  const { org, id } = await params;
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/${id}/options/proposed`);
  const { quarter } = askedQuarter({}, me);
  const api = await tenantCaller(org);
  const listed = await orNotFound(api.proposals.list({ workloadId: id, quarter: quarter.key }), path);
  const shown = listed.proposals.filter(({ isSetAside }) => !isSetAside);
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Workloads", href: path },
            { label: listed.name, href: `${path}/${id}` },
          ]}
          here="Proposed options"
        />
        <span>{ledgerWords(listed)}</span>
      </ContextLine>
      <Headline
        finding={proposalsHeadline(shown.length, listed.name)}
        lede="From its profile, its usage and the prices of the day. Nothing here is measured: what you take becomes an option, and a test decides."
      />
      {listed.proposals.length === 0 ? (
        <Section isBare>
          <EmptyState
            title={
              listed.withheld ? "Its usage says too little to price anything" : "Everything that fits is listed already"
            }
            text={
              listed.withheld
                ? "Requests and tokens a request are needed: map its usage, or type the figures with a reason."
                : "Add an option of your own, or come back when the book or the profile has changed."
            }
          >
            <LinkButton href={`${path}/${id}/options/new`}>Add an option</LinkButton>
          </EmptyState>
        </Section>
      ) : (
        <ProposalList
          listed={listed}
          workloadId={id}
          quarter={quarter.key}
          path={`${path}/${id}`}
          mayEdit={me.abilities.includes("workload:edit")}
        />
      )}
      {listed.skipped.length > 0 && (
        <Section title="What is not proposed, and why">
          <DataTable
            caption="Templates that make no proposal"
            columns={sortable([
              { key: "title", label: "Template", phone: "full" },
              { key: "why", label: "Why not", phone: "full" },
            ])}
            isDense
            rows={listed.skipped.map((one) => ({
              id: one.template,
              cells: { title: one.title, why: skippedSentence(one) },
            }))}
          />
        </Section>
      )}
    </>
  );
}

interface Ledger {
  readonly present: { readonly label: string; readonly monthlyCost: number } | null;
  readonly currency: string;
  readonly book: string;
  readonly period: { readonly to: string } | null;
}

const ledgerWords = ({ present, currency, book, period }: Ledger): string =>
  [
    present
      ? `now ${present.label}, ${formatMoney(present.monthlyCost, currency, { style: "whole" })} a month`
      : "nothing in use",
    period ? `usage until ${formatDay(period.to)}` : null,
    `price book ${book}`,
  ]
    .filter(Boolean)
    .join(" · ");
