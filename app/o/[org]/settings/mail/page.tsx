import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { MailServerForm } from "./mail-server-form";
import { RemoveServer } from "./remove-server";
import { SendTest } from "./send-test";

export const metadata: Metadata = { title: "Mail server" };

export default async function MailPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const path = `/o/${org}/settings/mail`;
  const api = await tenantCaller(org);
  const server = await orNotFound(api.outbox.server(), path);
  return (
    <>
      <Headline
        finding={
          server
            ? `Letters leave through ${server.host}.`
            : "Letters leave through the mail server of this installation."
        }
        lede={
          <>
            Reviews and reminders of this organization can leave through a mail server of your own, with an address of
            your own. What became of each letter is on the <Link href={`/o/${org}/settings/outbox`}>outbox page</Link>.
          </>
        }
      />
      <Section title="Your own mail server" aside="The password is kept encrypted and never shown again">
        <MailServerForm server={server} />
      </Section>
      <Section title="Try it">
        <SendTest />
        {server && <RemoveServer host={server.host} />}
      </Section>
    </>
  );
}
