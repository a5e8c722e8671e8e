import type { Metadata } from "next";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { DefinitionRows } from "../../../../_ui/definition-rows";
import { Day } from "../../../../_ui/day";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { CompanyForm } from "./company-form";
import { RemoveCompany } from "./remove-company";
import { SecondFactorWanted } from "./second-factor-wanted";

export const metadata: Metadata = { title: "Sign-in" };

/** Whose word lets people in here: the organization's own issuer of OpenID Connect. */
export default async function CompanySettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params;
  const api = await tenantCaller(org);
  const path = `/o/${org}/settings/sign-in`;
  const [me, settings, isSecondFactorWanted] = await orNotFound(
    Promise.all([api.tenancy.whoAmI(), api.tenancy.companySignIn(), api.tenancy.secondFactorWanted()]),
    path,
  );
  const callback = `${process.env.APP_URL ?? "http://127.0.0.1:3000"}/api/company-sign-in/${org}/callback`;
  return (
    <>
      <Headline
        finding={
          settings
            ? `People of ${settings.domains.join(" and ")} ${settings.isEnforced ? "come in through your company only." : "may come in through your company."}`
            : "People come in by ways of their own; your company's sign-in is not asked."
        }
        lede="One sign-in for everything: who leaves your company can no longer come in here."
      />
      <Section title="What your company's sign-in must know of us">
        <DefinitionRows
          rows={[
            { term: "Redirect address", value: <code className="small break">{callback}</code> },
            { term: "Flow", value: "Authorization code with PKCE" },
            { term: "Scopes", value: "openid, email, profile" },
          ]}
        />
      </Section>
      <Section
        title="Your issuer"
        aside={
          settings && (
            <>
              set by {settings.changedBy} on <Day of={settings.changedAt.toISOString().slice(0, 10)} />
            </>
          )
        }
      >
        <CompanyForm settings={settings} mayNameOwner={me.abilities.includes("member:name-owner")} />
      </Section>
      <Section title="Second factor" aside="For whoever comes in by a way of their own">
        <SecondFactorWanted isWanted={isSecondFactorWanted} />
      </Section>
      {settings && (
        <Section title="Without your issuer">
          <RemoveCompany />
        </Section>
      )}
    </>
  );
}
