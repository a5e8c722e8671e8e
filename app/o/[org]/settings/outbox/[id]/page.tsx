import type { Metadata } from "next";
import { orNotFound, tenantCaller } from "../../../../../_api/caller";
import { Breadcrumbs } from "../../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../../_ui/context-line";
import { DefinitionRows } from "../../../../../_ui/definition-rows";
import { Section } from "../../../../../_ui/section";
import { LetterStatus } from "../letter-status";
import { ResendLetter } from "./resend-letter";

export const metadata: Metadata = { title: "Letter" };

export default async function LetterPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const outbox = `/o/${org}/settings/outbox`;
  const api = await tenantCaller(org);
  const letter = await orNotFound(api.outbox.read({ id }), `${outbox}/${id}`);
  const { abilities } = await api.tenancy.whoAmI();
  const canResend =
    abilities.includes("recipient:edit") && (letter.status === "failed" || letter.status === "uncertain");
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Outbox", href: outbox }]} here={letter.subject} />
      </ContextLine>
      <div className="head">
        <h1>{letter.subject}</h1>
      </div>
      <Section title="Delivery">
        <DefinitionRows
          rows={[
            { term: "To", value: letter.toName ? `${letter.toName}, ${letter.to}` : letter.to },
            { term: "Status", value: <LetterStatus status={letter.status} /> },
            {
              term: "Way",
              value:
                letter.transport === "outbox"
                  ? "kept in the outbox and on disk: no mail server is configured"
                  : letter.transport || "not tried yet",
            },
            ...(letter.lastError ? [{ term: "Last answer", value: letter.lastError }] : []),
            { term: "Message-ID", value: letter.messageId },
            {
              term: "Attached",
              value: letter.quarter
                ? letter.documents.map((name) => (
                    <a key={name} href={`/o/${org}/reviews/${letter.quarter}/documents/${name}`}>
                      {name}
                    </a>
                  ))
                : "nothing",
            },
          ]}
        />
        {canResend && <ResendLetter id={id} />}
      </Section>
      <Section title="As it is read">
        <iframe className="letter-frame" title="The letter" sandbox="" srcDoc={letter.html} />
      </Section>
      <Section title="Plain text">
        <pre className="letter-text">{letter.text}</pre>
      </Section>
    </>
  );
}
