import { createTransport } from "nodemailer";
import { Refusal } from "@/server/kernel/refusal";
import { purposeOf, unseal } from "@/server/secrets";
import type { OrganizationMail } from "@/server/tenancy/generated/client";
import { sendThrough } from "../transports/smtp";
import type { Transport } from "../transports/transport";
import { findMailHost } from "./find-mail-host";

/**
 * Sends through the organization's own server. Its host is looked at again before every letter, because a name may lead
 * elsewhere by now, and the connection goes to the address that was looked at; the certificate must still be of the name. Without TLS from
 * the first byte STARTTLS is needed, but for a host that the operator allowed.
 */
export function ownTransport(own: OrganizationMail): Transport {
  return {
    name: "smtp",
    send: async (letter) => {
      try {
        const { address, isAllowed } = await findMailHost(own.host, own.port);
        const mailer = createTransport({
          ...{ host: address, port: own.port, secure: own.isTls, requireTLS: !own.isTls && !isAllowed },
          tls: { servername: own.host },
          ...(own.userName && {
            auth: { user: own.userName, pass: unseal(own.passwordSealed, purposeOf("smtp", own.organizationId)) },
          }),
        });
        return await sendThrough(mailer, { ...letter, from: senderOf(own) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // The settings may be mended, and the key put back: tried again like a server that does not answer.
        return { kind: "later", reason: error.message };
      }
    },
  };
}

const senderOf = ({ fromName, fromAddress }: OrganizationMail) =>
  fromName === "" ? fromAddress : { name: fromName, address: fromAddress };
