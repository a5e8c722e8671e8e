import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatMonth } from "@/server/kernel/format";
import { monthsOf } from "@/server/kernel/day";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { EmptyState } from "../../../../../_ui/empty-state";
import { Headline } from "../../../../../_ui/headline";
import { Section } from "../../../../../_ui/section";
import { DeploymentContext } from "../deployment-context";
import { CostFiles } from "./cost-files";
import { ImportCosts } from "./import-costs";
import { MonthForm } from "./month-form";
import { MonthTable } from "./month-table";
import { RecurringForm } from "./recurring-form";
import { RecurringTable } from "./recurring-table";

export const metadata: Metadata = { title: "Costs and requests" };

export default async function CostsPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const path = `/o/${org}/deployments/${id}`;
  const api = await tenantCaller(org);
  const [me, one] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.deployments.read({ id })]),
    `${path}/costs`,
  );
  if (!me.abilities.includes("deployment:record")) notFound();
  const months = one.recordable ? monthsBetween(...one.recordable) : [];
  return (
    <>
      <DeploymentContext org={org} one={one} here="Costs and requests" />
      <Headline
        finding={finding(one.name, one.missing, me.today)}
        lede="What is typed stands above a file, a file above recurring lines, those above usage. Everything stays to be seen."
      />
      {months.length === 0 ? (
        <EmptyState
          title="It has not begun"
          text="Write its first day first; costs of getting there belong to the investment."
        />
      ) : (
        <>
          <Section isBare>
            <MonthTable one={one} />
          </Section>
          <Section title="Type a month" id="month">
            <MonthForm one={one} months={months} />
          </Section>
          <Section title="Recurring lines" id="recurring">
            <RecurringTable one={one} />
            <RecurringForm id={id} months={months} currency={one.currency} />
          </Section>
          <Section title="From a file" id="file">
            <CostFiles one={one} />
            <ImportCosts id={id} currency={one.currency} />
          </Section>
        </>
      )}
    </>
  );
}

function finding(name: string, missing: readonly string[], today: string): string {
  const over = missing.filter((month) => month < today.slice(0, 7));
  if (over.length === 0) return `Every month of ${name} that is over is known.`;
  const [first = ""] = over;
  return over.length === 1
    ? `${formatMonth(first)} is missing; the ledger ends before it.`
    : `${over.length} months are missing; the ledger ends before ${formatMonth(first)}.`;
}

const monthsBetween = (first: string, last: string): string[] => monthsOf({ from: `${first}-01`, to: `${last}-02` });
