import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatDay } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { Breadcrumbs } from "../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../_ui/context-line";
import { Headline } from "../../../../../_ui/headline";
import { Section } from "../../../../../_ui/section";
import { ChangeMapping } from "./change-mapping";

export const metadata: Metadata = { title: "Change a mapping" };

export default async function MappingPage({ params }: { params: Promise<{ org: string; mapping: string }> }) {
  const { org, mapping: id } = await params;
  const path = `/o/${org}/imports`;
  const api = await tenantCaller(org);
  const [me, mappings] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.imports.mappings()]),
    `${path}/mappings/${id}`,
  );
  const found = mappings.find((mapping) => mapping.id === id);
  if (!found || !me.abilities.includes("usage:import")) notFound();
  return (
    <>
      <ContextLine>
        <Breadcrumbs
          way={[
            { label: "Imports", href: path },
            { label: "Mappings", href: `${path}/mappings` },
          ]}
          here={found.fileName}
        />
      </ContextLine>
      <Headline
        finding={`Files with the columns of ${found.fileName} are read so.`}
        lede={`Mapped by ${found.by} on ${formatDay(found.on)}. A change holds for the next files; what was imported stays.`}
      />
      <Section>
        <ChangeMapping org={org} found={found} />
      </Section>
    </>
  );
}
