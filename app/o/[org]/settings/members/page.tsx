import type { Metadata } from "next";
import { numberWord, numberWordFirst } from "@/server/kernel/format";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DataTable } from "../../../../_ui/data-table";
import { Day } from "../../../../_ui/day";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { actColumn } from "../../../../_ui/table-cells";
import { InviteForm } from "./invite-form";
import { RevokeInvitation } from "./revoke-invitation";
import { MemberRole } from "./member-role";
import { SignOutMember } from "./sign-out-member";
import { TakeOutMember } from "./take-out-member";

export const metadata: Metadata = { title: "Members" };

const ROLE_WORDS = {
  owner: "everything, and names owners",
  admin: "members, policy, price overrides",
  analyst: "uploads usage, maps it, records evidence, prepares reviews",
  reviewer: "reads everything, decides and signs",
  viewer: "dashboards and published reviews",
} as const;

export default async function MembersPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const path = `/o/${org}/settings/members`;
  const [me, members] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.tenancy.members()]), path);
  const mayManage = me.abilities.includes("member:manage");
  const mayNameOwner = me.abilities.includes("member:name-owner");
  const invitations = mayManage ? await api.tenancy.invitations() : [];
  const mayChange = ({ role }: { role: string }) => mayManage && (mayNameOwner || role !== "owner");
  const signers = members.filter(({ role }) => role === "owner" || role === "reviewer").length;
  return (
    <>
      <Headline
        finding={`${numberWordFirst(members.length)} ${members.length === 1 ? "person works" : "people work"} here; ${signers === members.length ? "all" : numberWord(signers)} of them may decide and sign.`}
      />
      <Section title="Members">
        <DataTable
          caption="Members of this organization"
          phone="one"
          columns={[
            { key: "name", label: "Name", phone: "full" },
            { key: "email", label: "E-mail" },
            { key: "role", label: "Role" },
            { key: "since", label: "Since" },
            ...(mayManage ? [actColumn("Sign out or take out", "acts")] : []),
          ]}
          rows={members.map((member) => ({
            id: member.userId,
            cells: {
              name: { show: member.isMe ? `${member.name} (you)` : member.name, value: member.name },
              email: member.email,
              role: {
                show: (
                  <>
                    {mayChange(member) ? (
                      <MemberRole
                        userId={member.userId}
                        name={member.name}
                        role={member.role}
                        mayNameOwner={mayNameOwner}
                      />
                    ) : (
                      member.role
                    )}
                    <span className="sub">{ROLE_WORDS[member.role]}</span>
                  </>
                ),
                value: member.role,
              },
              since: { show: <Day of={member.since} />, value: member.since },
              acts: {
                show: mayChange(member) ? (
                  <>
                    {!member.isMe && <SignOutMember userId={member.userId} name={member.name} />}
                    <TakeOutMember userId={member.userId} name={member.name} isMe={member.isMe} />
                  </>
                ) : null,
                value: null,
              },
            },
          }))}
          fileName="members.csv"
        />
      </Section>
      {mayManage && (
        <Section title="Invite someone" aside="The link works once, for seven days, for that address">
          <InviteForm mayNameOwner={mayNameOwner} />
          {invitations.length > 0 && (
            <div className="mt32">
              <DataTable
                caption="Open invitations"
                phone="one"
                columns={[
                  { key: "email", label: "Invited", phone: "full" },
                  { key: "role", label: "Role" },
                  { key: "by", label: "By" },
                  { key: "until", label: "Until" },
                  actColumn("Revoke", "acts"),
                ]}
                rows={invitations.map(({ id, email, role, invitedBy, expiresAt }) => {
                  const until = expiresAt.toISOString().slice(0, 10);
                  return {
                    id,
                    cells: {
                      email,
                      role,
                      by: invitedBy,
                      until: { show: <Day of={until} />, value: until },
                      acts: { show: <RevokeInvitation id={id} email={email} />, value: null },
                    },
                  };
                })}
              />
            </div>
          )}
        </Section>
      )}
    </>
  );
}
