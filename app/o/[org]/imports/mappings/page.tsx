import type { Metadata } from "next";
import Link from "next/link";
import { mappedColumns } from "@/server/ingest/schema";
import { formatDay, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { DataTable } from "../../../../_ui/data-table";
import { EmptyState } from "../../../../_ui/empty-state";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { ForgetMapping } from "./forget-mapping";

export const metadata: Metadata = { title: "Mappings" };

/** How files that no format recognises are read. */
export default async function MappingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const [me, mappings] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.imports.mappings()]),
    `${path}/mappings`,
  );
  const mayImport = me.abilities.includes("usage:import");
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Imports", href: path }]} here="Mappings" />
      </ContextLine>
      <Headline
        finding={
          mappings.length === 0
            ? "No file was mapped yet."
            : `${numberWordFirst(mappings.length)} ${mappings.length === 1 ? "header is" : "headers are"} read as you mapped ${mappings.length === 1 ? "it" : "them"}.`
        }
        lede="A file with the same columns, in any order, is read the same way by itself. What was imported stays as it is."
      />
      <Section>
        {mappings.length === 0 ? (
          <EmptyState
            title="Nothing is remembered"
            text="Upload a file that no format recognises, and say what its columns are."
          />
        ) : (
          <DataTable
            caption="Mappings"
            phone="one"
            fileName="mappings.csv"
            columns={[
              { key: "file", label: "Made for", phone: "full" },
              { key: "read", label: "Columns that are read" },
              { key: "by", label: "Mapped" },
              { key: "act", label: "Change", isOutOfFile: true },
            ]}
            rows={mappings.map(({ id, fileName, columns, mapping, by, on }) => ({
              id,
              cells: {
                file: {
                  show: mayImport ? <Link href={`${path}/mappings/${id}`}>{fileName}</Link> : fileName,
                  value: fileName,
                },
                read: {
                  show: (
                    <>
                      {mappedColumns(mapping).join(", ")}
                      <span className="sub">{`of ${columns.length}, ${mapping.kind === "cost" ? "a bill" : "usage"}`}</span>
                    </>
                  ),
                  value: mappedColumns(mapping).join(", "),
                },
                by: { show: `${formatDay(on)}, ${by}`, value: on },
                act: { show: mayImport ? <ForgetMapping id={id} fileName={fileName} /> : "–", value: null },
              },
            }))}
          />
        )}
      </Section>
    </>
  );
}
