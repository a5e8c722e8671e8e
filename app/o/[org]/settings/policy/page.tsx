import type { Metadata } from "next";
import { Suspense } from "react";
import { policyDefaults } from "@/server/engine";
import { atPath } from "@/server/kernel/at-path";
import { numberWordFirst } from "@/server/kernel/format";
import { plural } from "@/server/review/wording";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { askedQuarter } from "../../_quarter/asked-quarter";
import { ComparedEffect } from "./compared-effect";
import { CompareVersions } from "./compare-versions";
import { PlanningSection } from "./planning-section";
import { PolicyForm } from "./policy-form";
import { ThresholdTable } from "./threshold-table";
import { TriedThresholds } from "./tried-thresholds";
import { VersionHistory } from "./version-history";
import { versionsAsked } from "./versions-asked";
import "./policy.css";

export const metadata: Metadata = { title: "Policy" };

interface PolicyPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const { org } = await params;
  const path = `/o/${org}/settings/policy`;
  const api = await tenantCaller(org);
  const [me, policy] = await orNotFound(Promise.all([api.tenancy.whoAmI(), api.policy.read()]), path);
  const { quarter: asked, label } = askedQuarter({}, me);
  const quarter = { key: asked.key, label };
  const compared = versionsAsked(await searchParams, policy.version);
  const { currency } = me.organization;
  const own = Object.keys(policyDefaults).filter((key) => atPath(policy.thresholds, key) !== undefined);
  const mayEdit = me.abilities.includes("policy:edit");
  return (
    <>
      <Headline
        finding={
          own.length === 0
            ? "Every threshold is the default."
            : `${numberWordFirst(own.length)} ${plural(own.length, "threshold is", "thresholds are")} your own; the others are the defaults.`
        }
        lede="The advice follows these numbers. Each has a source, each change a reason, and every review names the policy that it was made under."
      />
      <Section title="Thresholds" aside={`In force: ${policy.name}`}>
        <div className="threshold-table">
          <Suspense
            fallback={
              <>
                <ThresholdTable policy={policy} trials={null} currency={currency} />
                <p className="small faint table-note" role="status">
                  Counting what hangs on each …
                </p>
              </>
            }
          >
            <TriedThresholds org={org} policy={policy} currency={currency} quarter={quarter} />
          </Suspense>
        </div>
      </Section>
      <Section title={mayEdit ? "Change a threshold" : "Try a threshold"} id="change">
        <PolicyForm
          thresholds={policy.thresholds}
          inForce={policy.inForce}
          defaults={policy.defaults}
          basedOn={policy.version}
          currency={currency}
          quarter={quarter}
          mayEdit={mayEdit}
        />
      </Section>
      <PlanningSection policy={policy} currency={currency} mayEdit={mayEdit} />
      <VersionHistory policy={policy} currency={currency} mayEdit={mayEdit} />
      {policy.version > 0 && (
        <CompareVersions policy={policy} currency={currency} compared={compared}>
          <Suspense fallback={<p className="muted">Counting who would be told something else …</p>}>
            <ComparedEffect org={org} compared={compared} quarter={quarter} />
          </Suspense>
        </CompareVersions>
      )}
    </>
  );
}
