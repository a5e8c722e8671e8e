import type { Recommendation } from "@/server/engine";
import { currencyWords } from "./_words/currency-words";
import { experimentSentence, labelOf, requirementWords, treatmentSentence } from "@/server/review/wording";

/** What to measure next, and the remedies beside the ladder. */
export function NextExperiment({ recommendation, mayRecord }: { recommendation: Recommendation; mayRecord: boolean }) {
  const named = (option: string) => labelOf(recommendation, option);
  const experiment = experimentSentence(recommendation.nextExperiment, named);
  const requirement = requirementWords(recommendation.input.workload.requirements);
  const advised = recommendation.treatments.filter((treatment) => treatment.advised);
  const others = recommendation.treatments.filter((treatment) => !treatment.advised);
  const currency = currencyWords(recommendation);
  return (
    <>
      <h2 className="mb16">Next experiment</h2>
      <ul className="list">
        <li>{experiment ?? "Nothing that is listed is left to measure."}</li>
        {requirement && <li className="muted">Required: {requirement}.</li>}
      </ul>
      {mayRecord && (
        <p className="mt16">
          <a className="btn second" href="#record">
            Record a measurement
          </a>
        </p>
      )}
      <h3 className="h4 mt24 mb4">Beside the ladder</h3>
      <ul className="list">
        {advised.map((treatment) => (
          <li key={treatment.kind}>{treatmentSentence(treatment, currency, named)}</li>
        ))}
        {others.length > 0 && (
          <li className="muted">{others.map((one) => treatmentSentence(one, currency, named)).join(" ")}</li>
        )}
      </ul>
    </>
  );
}
