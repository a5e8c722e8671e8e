import type { Metadata } from "next";
import { formatDay, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { AddRecipient } from "./add-recipient";
import { RemoveRecipient } from "./remove-recipient";

export const metadata: Metadata = { title: "Recipients" };

export default async function RecipientsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const recipients = await orNotFound(api.reviews.recipients(), `/o/${org}/settings/recipients`);
  return (
    <>
      <Headline
        finding={
          recipients.length === 0
            ? "Nobody gets the review by mail yet."
            : `${numberWordFirst(recipients.length)} ${recipients.length === 1 ? "person gets" : "people get"} the signed review by mail.`
        }
        lede="Each gets the letter, the PDF, and a link that opens that review only. They need no account."
      />
      <Section title="Recipients">
        <DataTable
          caption="Recipients of the review"
          phone="one"
          fileName="recipients.csv"
          emptyText="Add the leaders who act on the review."
          columns={[
            { key: "name", label: "Name", phone: "full" },
            { key: "email", label: "E-mail" },
            { key: "scope", label: "Gets" },
            { key: "by", label: "Added" },
            actColumn("Remove"),
          ]}
          rows={recipients.map(({ id, name, email, scope, addedBy, addedAt }) => ({
            id,
            cells: {
              name,
              email,
              scope: scope === "whole" ? "the whole review" : "the summary",
              by: { show: `${formatDay(addedAt.slice(0, 10))}, ${addedBy}`, value: addedAt },
              act: { show: <RemoveRecipient id={id} name={name} />, value: null },
            },
          }))}
        />
      </Section>
      <Section title="Add someone">
        <AddRecipient />
      </Section>
    </>
  );
}
