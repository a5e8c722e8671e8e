import type { TenantOutputs } from "../../_words/outputs";
import { currencyWords } from "./_words/currency-words";
import { experimentSentence, labelOf, requirementWords, treatmentSentence } from "@/server/review/wording";
import { PlanExperiment } from "./experiments/plan-experiment";
import { SampleSizes } from "./experiments/sample-sizes";
import { sampleTerms } from "./experiments/sample-terms";

type Work = TenantOutputs["workloads"]["read"];

interface NextExperimentProps {
  readonly work: Work;
  readonly recommendation: NonNullable<Work["answer"]["recommendation"]>;
  readonly mayRecord: boolean;
  readonly experiments: TenantOutputs["experiments"]["list"];
  readonly compared: TenantOutputs["evidence"]["compare"];
  readonly today: string;
  readonly path: string;
}

/** What to measure next and how many answers it takes, and the remedies beside the ladder. */
export function NextExperiment(props: NextExperimentProps) {
  const { work, recommendation, mayRecord, experiments, compared, today, path } = props;
  const named = (option: string) => labelOf(recommendation, option);
  const next = recommendation.nextExperiment;
  const experiment = experimentSentence(next, named);
  const requirement = requirementWords(recommendation.input.workload.requirements);
  const advised = recommendation.treatments.filter((treatment) => treatment.advised);
  const others = recommendation.treatments.filter((treatment) => !treatment.advised);
  const currency = currencyWords(recommendation);
  const isOpen = experiments.some(({ status }) => status === "planned" || status === "running");
  const terms = next && sampleTerms(work, next.options[0], compared);
  return (
    <>
      <h2 className="mb16">Next experiment</h2>
      <ul className="list">
        <li>{experiment ?? "Nothing that is listed is left to measure."}</li>
        {requirement && <li className="muted">Required: {requirement}.</li>}
      </ul>
      {terms && <SampleSizes {...terms} experimentSample={work.policy.experimentSample} />}
      {mayRecord && (
        <div className="acts mt16">
          {next && next.options.length > 0 && !isOpen && (
            <PlanExperiment
              workloadId={work.answer.id}
              plan={{
                ...{ sampleSize: next.sampleSize, trafficShare: next.trafficShare, days: next.days },
                measures: [...next.measures],
                options: next.options.map((key) => ({ key, label: named(key) })),
              }}
              ownerName={work.answer.ownerName}
              today={today}
            />
          )}
          <a className="btn second" href={`${path}/evidence`}>
            Upload results
          </a>
          <a className="btn quiet" href="#record">
            Record a measurement
          </a>
        </div>
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
