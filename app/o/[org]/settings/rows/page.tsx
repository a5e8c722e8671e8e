import type { Metadata } from "next";
import { formatCount } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { RetentionForm } from "./retention-form";

export const metadata: Metadata = { title: "Rows" };

/** For how long the rows behind amounts are kept. */
export default async function RetentionPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const path = `/o/${org}/settings/rows`;
  const [me, kept] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.imports.retention()]), path);
  return (
    <>
      <Headline
        finding={`The rows of an import are kept for ${kept.months} ${kept.months === 1 ? "month" : "months"}.`}
        lede="A stripped copy answers which rows are behind an amount, and lets a reverted import be put back. Files as they came are never kept; sums, prices and reviews always are."
      />
      <Section title="What is kept now">
        <DefinitionRows
          rows={[
            { term: "Imports with their rows", value: formatCount(kept.imports) },
            { term: "On the disk", value: sizeWords(kept.bytes) },
            { term: "Of each row", value: "its line, day, labels, tokens, units and reported cost; people as hashes" },
            { term: "Not kept", value: "requests, responses, and columns that were not read" },
          ]}
        />
      </Section>
      {me.abilities.includes("organization:edit") && (
        <Section title="Keep them for another time">
          <RetentionForm months={kept.months} />
        </Section>
      )}
    </>
  );
}

const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${formatCount(Math.ceil(bytes / 1000))} kB` : `${formatCount(Math.ceil(bytes / 1_000_000))} MB`;
