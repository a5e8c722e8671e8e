import type { Metadata } from "next";
import Link from "next/link";
import { formatCount, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Day } from "../../../../_ui/day";
import { EmptyState } from "../../../../_ui/empty-state";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { CreateToken } from "./create-token";
import { RevokeToken } from "./revoke-token";
import { abilityWords } from "./token-words";

export const metadata: Metadata = { title: "API tokens" };

const minute = (at: string): string => at.slice(0, 16).replace("T", " ");

export default async function TokensPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const tokens = await orNotFound(api.tenancy.tokens(), `/o/${org}/settings/tokens`);
  const open = tokens.filter(({ status }) => status === "open").length;
  return (
    <>
      <Headline
        finding={
          open === 0
            ? "No machine may send usage yet."
            : `${numberWordFirst(open)} ${open === 1 ? "machine may" : "machines may"} ask without a person.`
        }
        lede={
          <>
            A token lets a job, a gateway or a collector send usage here. What it can be asked for is on{" "}
            <Link href="/api/v1">the page of the API</Link>.
          </>
        }
      />
      <Section title="Make a token" aside="It is shown once, and only its hash is kept">
        <CreateToken />
      </Section>
      <Section title="Tokens" aside="Times are UTC">
        {tokens.length === 0 ? (
          <EmptyState title="There is no token" text="Make one above and give it to the machine that sends usage." />
        ) : (
          <DataTable
            caption="Tokens of this organization"
            phone="one"
            fileName="tokens.csv"
            columns={[
              { key: "name", label: "Name", phone: "full" },
              { key: "may", label: "May" },
              { key: "allowance", label: "Requests a minute", isNumeric: true },
              { key: "used", label: "Last used" },
              { key: "until", label: "Holds until" },
              { key: "by", label: "Made by" },
              actColumn("Revoke", "acts"),
            ]}
            rows={tokens.map((token) => {
              const until = token.expiresAt.slice(0, 10);
              const ended =
                token.status === "revoked"
                  ? `revoked by ${token.revokedBy ?? ""}`
                  : token.status === "ended"
                    ? "ended"
                    : null;
              return {
                id: token.id,
                cells: {
                  name: {
                    show: (
                      <>
                        {token.name}
                        {ended && <span className="sub">{ended}</span>}
                      </>
                    ),
                    value: token.name,
                  },
                  may: abilityWords(token.abilities),
                  allowance: { show: formatCount(token.requestsPerMinute), value: token.requestsPerMinute },
                  used: token.lastUsedAt ? minute(token.lastUsedAt) : "never",
                  until: { show: <Day of={until} />, value: until },
                  by: token.createdBy,
                  acts: {
                    show: token.status === "open" ? <RevokeToken id={token.id} name={token.name} /> : null,
                    value: null,
                  },
                },
              };
            })}
          />
        )}
      </Section>
    </>
  );
}
