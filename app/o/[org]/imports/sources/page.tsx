import type { Metadata } from "next";
import { formatCount, formatDay, numberWord, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { DataTable } from "../../../../_ui/data-table";
import { EmptyState } from "../../../../_ui/empty-state";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { ChangeSource } from "./change-source";

export const metadata: Metadata = { title: "Sources" };

/** Where usage comes from, and which of it counts. */
export default async function SourcesPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const [me, sources] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.imports.sources()]), `${path}/sources`);
  const mayImport = me.abilities.includes("usage:import");
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Imports", href: path }]} here="Sources" />
      </ContextLine>
      <Headline
        finding={findingOf(sources)}
        lede="Ledgers count. Detail says what their tokens were for, and counts only on days of a provider of which no ledger tells."
      />
      <Section>
        {sources.length === 0 ? (
          <EmptyState
            title="No source yet"
            text="A source is a provider's account, or the name that an upload is given."
          />
        ) : (
          <DataTable
            caption="Sources"
            phone="one"
            fileName="sources.csv"
            columns={[
              { key: "name", label: "Source", phone: "full" },
              { key: "kind", label: "What it is" },
              { key: "imports", label: "Imports that count", isNumeric: true },
              { key: "last", label: "Newest day", hasGap: true },
              { ...actColumn("Change"), isNumeric: true },
            ]}
            rows={sources.map(({ id, name, provider, isDetail, imports, lastDay }) => ({
              id,
              cells: {
                name: {
                  show: (
                    <>
                      {name}
                      {provider && provider !== name.toLowerCase() && <span className="sub">{provider}</span>}
                    </>
                  ),
                  value: name,
                },
                kind: isDetail ? "detail" : "ledger",
                imports: { show: formatCount(imports), value: imports },
                last: { show: lastDay ? formatDay(lastDay) : "–", value: lastDay },
                act: { show: mayImport ? <ChangeSource {...{ id, name, isDetail }} /> : "–", value: null },
              },
            }))}
          />
        )}
      </Section>
    </>
  );
}

function findingOf(sources: readonly { readonly isDetail: boolean }[]): string {
  const details = sources.filter(({ isDetail }) => isDetail).length;
  const tell = `${numberWordFirst(sources.length)} ${sources.length === 1 ? "source tells" : "sources tell"} of usage`;
  if (details === 0) return `${tell}.`;
  return `${tell}; ${numberWord(details)} of them ${details === 1 ? "is" : "are"} detail.`;
}
