import type { Metadata } from "next";
import Link from "next/link";
import { formatCount } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { EmptyState } from "../../../../_ui/empty-state";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { LetterStatus } from "./letter-status";
import { RefusedAddresses } from "./refused-addresses";
import { ReviewLinks } from "./review-links";

export const metadata: Metadata = { title: "Outbox" };

const minute = (at: Date): string => at.toISOString().slice(0, 16).replace("T", " ");

export default async function OutboxPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/settings/outbox`;
  const api = await tenantCaller(org);
  const [me, letters, links, suppressions] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.outbox.list(), api.outbox.links(), api.outbox.suppressions()]),
    path,
  );
  const sent = letters.filter(({ status }) => status === "sent").length;
  const isOnDisk = letters.some(({ transport }) => transport === "outbox");
  return (
    <>
      <Headline
        finding={
          letters.length === 0
            ? "No letter has been written yet."
            : `${formatCount(sent)} of ${formatCount(letters.length)} letters have left.`
        }
        lede={
          isOnDisk
            ? "No mail server is configured (SMTP_URL): letters are kept here and as files in the data folder."
            : undefined
        }
      />
      <Section title="Letters" aside="Times are UTC">
        {letters.length === 0 ? (
          <EmptyState
            title="The outbox is empty"
            text="Letters are written when a review is signed, one for each recipient."
          />
        ) : (
          <DataTable
            caption="Letters"
            phone="one"
            columns={[
              { key: "subject", label: "Letter", phone: "full" },
              { key: "to", label: "To" },
              { key: "status", label: "Status" },
              { key: "at", label: "When, UTC" },
              { key: "attempts", label: "Tries", isNumeric: true },
            ]}
            fileName="outbox.csv"
            rows={letters.map((letter) => ({
              id: letter.id,
              cells: {
                subject: { show: <Link href={`${path}/${letter.id}`}>{letter.subject}</Link>, value: letter.subject },
                to: { show: letter.toName ? `${letter.toName}, ${letter.to}` : letter.to, value: letter.to },
                status: {
                  show: (
                    <>
                      <LetterStatus status={letter.status} />
                      {letter.lastError && <span className="sub">{letter.lastError}</span>}
                    </>
                  ),
                  value: letter.status,
                },
                at: minute(letter.sentAt ?? letter.dueAt),
                attempts: letter.attempts,
              },
            }))}
          />
        )}
      </Section>
      {suppressions.length > 0 && (
        <RefusedAddresses addresses={suppressions} mayClear={me.abilities.includes("recipient:edit")} />
      )}
      {links.length > 0 && (
        <ReviewLinks links={links} mayRevoke={me.abilities.includes("recipient:edit")} now={new Date()} />
      )}
    </>
  );
}
