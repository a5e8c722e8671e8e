import { EmptyState } from "../../../_ui/empty-state";
import { Headline } from "../../../_ui/headline";
import { LinkButton } from "../../../_ui/link-button";
import { Section } from "../../../_ui/section";

interface QuietQuarterProps {
  readonly label: string;
  readonly newest: { readonly key: string; readonly label: string };
  readonly path: string;
}

/** A quarter without usage, beside quarters with some. */
export function QuietQuarter({ label, newest, path }: QuietQuarterProps) {
  return (
    <>
      <Headline finding={`${label} has no usage.`} />
      <Section isBare>
        <EmptyState
          title="Nothing was imported for these days"
          text={`The newest quarter with usage is ${newest.label}.`}
        >
          <LinkButton href={`${path}?quarter=${newest.key}`}>Show {newest.label}</LinkButton>
        </EmptyState>
      </Section>
    </>
  );
}
