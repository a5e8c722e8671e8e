import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MATCH_FIELDS, type MatchField } from "@/server/workloads/schema";
import { orNotFound, tenantCaller } from "../../../../_api/caller";
import { Breadcrumbs } from "../../../../_ui/breadcrumbs";
import { ContextLine } from "../../../../_ui/context-line";
import { Headline } from "../../../../_ui/headline";
import { Section } from "../../../../_ui/section";
import { whoReads } from "../[id]/read-workload";
import { NewWorkloadForm } from "./new-workload-form";
import { TemplateChoice } from "./template-choice";
import { TemplateGrounds } from "./template-grounds";
import "./new.css";

export const metadata: Metadata = { title: "New workload" };

interface NewWorkloadPageProps {
  readonly params: Promise<{ org: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const MOST = 200;

export default async function NewWorkloadPage({ params, searchParams }: NewWorkloadPageProps) {
  const { org } = await params;
  const asked = await searchParams;
  const text = (name: string): string => (typeof asked[name] === "string" ? asked[name].slice(0, MOST) : "");
  const path = `/o/${org}/workloads`;
  const me = await whoReads(org, `${path}/new`);
  if (!me.abilities.includes("workload:edit")) notFound();
  const api = await tenantCaller(org);
  const templates = await orNotFound(api.workloads.templates(), `${path}/new`);
  const template = templates.find(({ key }) => key === text("template")) ?? null;
  const field = MATCH_FIELDS.find((one): one is MatchField => one === text("field")) ?? null;
  const usage = field && text("pattern") ? { field, pattern: text("pattern") } : null;
  return (
    <>
      <ContextLine>
        <Breadcrumbs way={[{ label: "Workloads", href: path }]} here="New workload" />
      </ContextLine>
      <Headline
        finding="Say what it is for and what it requires."
        lede={
          usage
            ? "Once it is made, the rule for the usage you came from stands ready on the mapping page."
            : "Options and evidence come next; a rule brings its usage."
        }
      />
      <Section title="Start from a template" aside="It fills the form; all of it can be changed" id="templates">
        <TemplateChoice templates={templates} chosen={template?.key ?? null} name={text("name")} usage={usage} />
      </Section>
      <Section
        title={template ? `From the template ${template.name}` : "Without a template"}
        aside={template?.purpose}
        id="form"
      >
        <div className="grid">
          <div className="c7">
            <NewWorkloadForm
              path={path}
              name={usage ? nameOf(text("name")) : ""}
              profile={template ? { ...template.profile, template: template.key } : undefined}
              usage={usage}
            />
          </div>
          {template && (
            <div className="c5">
              <TemplateGrounds template={template} />
            </div>
          )}
        </div>
      </Section>
    </>
  );
}

/** A label as a name: "support-triage_eu" is "Support triage eu". */
function nameOf(label: string): string {
  const words = label
    .replace(/[-_./]+/g, " ")
    .trim()
    .slice(0, 120);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
