import type { Metadata } from "next";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";

export const metadata: Metadata = { title: "Export" };

export default async function ExportPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/settings/export`;
  const api = await tenantCaller(org);
  // The same ability as the file asks for.
  await orNotFound(api.outbox.server(), path);
  return (
    <>
      <Headline
        finding="Take everything along that this organization has."
        lede="One zip, as everything is at this moment. It is yours to read, to keep, and to bring in elsewhere."
      />
      <Section title="What is in it">
        <ul>
          <li>Every table as CSV, safe to open in a spreadsheet, and as JSON, a line a row.</li>
          <li>Usage by day with all its labels as Parquet, and the kept rows of imports.</li>
          <li>Signed reviews with their documents, byte for byte, and the whole audit log.</li>
        </ul>
        <p>
          Left out are passwords, tokens and what hides people&rsquo;s ids in usage. The operator of another
          installation brings the file in; people who have an account there by the same address are members at once, the
          others are invited.
        </p>
        <p className="mt16">
          <a className="btn" href={`${path}/file`} download>
            Download everything
          </a>
        </p>
      </Section>
    </>
  );
}
