import type { Metadata } from "next";
import { formatDay } from "@/server/kernel/format";
import { dayOf } from "@/server/kernel/day";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Headline } from "../../../../_ui/headline";
import { Note } from "../../../../_ui/note";
import { Section } from "../../../../_ui/section";
import { CloseForm } from "./close-form";
import { TakeBack } from "./take-back";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/settings/organization`;
  const api = await tenantCaller(org);
  const [closing, me] = await orNotFound(Promise.all([api.tenancy.closing(), api.tenancy.whoAmI()]), path);
  const day = closing && formatDay(dayOf(closing.eraseAfter));
  return (
    <>
      <Headline
        finding={
          closing ? `${me.organization.name} is closed, and will be deleted on ${day}.` : "Delete this organization."
        }
        lede="Deleting takes 30 days. Until then everything is kept, and any owner can take it back."
      />
      {closing ? (
        <Section title="Take it back" aside={`closed by ${closing.closedBy}`}>
          <Note title="Only owners can come in." tone="asks">
            Machines are refused, links of letters open nothing, no letter leaves, and the schedule stands still. On{" "}
            {day} all usage, workloads, reviews, signatures and the audit log are erased, with the kept rows of imports.
          </Note>
          <TakeBack />
        </Section>
      ) : (
        <Section title="Delete the organization">
          <p>
            From the moment you press the button only owners can come in. Machines are refused, links of letters open
            nothing, no letter leaves, and the schedule stands still. After 30 days all usage, workloads, reviews,
            signatures and the audit log are erased, with the kept rows of imports; what is in backups stays there until
            those are thrown away.
          </p>
          <CloseForm name={me.organization.name} />
        </Section>
      )}
    </>
  );
}
