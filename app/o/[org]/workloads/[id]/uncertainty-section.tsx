import { Section } from "../../../../_ui/section";
import { Uncertainty } from "../../../../_what-if/uncertainty";
import type { TenantOutputs } from "../../_words/outputs";

/** How sure the money is, of the recommended option first, else of the one that saves most. */
export function UncertaintySection({ work }: { work: TenantOutputs["workloads"]["read"] }) {
  const { input, recommendation, labels, id } = work.answer;
  if (!input?.current || !recommendation) return null;
  const others = [...recommendation.economics].sort(
    (one, other) =>
      Number(other.option === recommendation.option) - Number(one.option === recommendation.option) ||
      Number(one.option in recommendation.excluded) - Number(other.option in recommendation.excluded) ||
      (other.horizonSaving ?? 0) - (one.horizonSaving ?? 0),
  );
  const [first] = others;
  if (!first) return null;
  return (
    <Section title="How sure the money is" aside={labels[first.option]} id="uncertainty">
      <Uncertainty input={input} recommendation={recommendation} labels={labels} initial={first.option} fileId={id} />
    </Section>
  );
}
