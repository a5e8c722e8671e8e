import type { Recommendation } from "@/server/engine";
import { labelOf, riskSentence } from "@/server/review/wording";
import type { TenantOutputs } from "../../_words/outputs";
import { changeCause, changeEffect } from "./_words/change-words";

interface ChangesAndRisksProps {
  readonly work: TenantOutputs["workloads"]["read"];
  readonly recommendation: Recommendation;
}

/** The measures, volumes and days at which the answer would be another, and what may go wrong with it. */
export function ChangesAndRisks({ work, recommendation }: ChangesAndRisksProps) {
  const { answer, changes, currency } = work;
  const named = (option: string) =>
    option === answer.present?.option ? answer.present.label : labelOf(recommendation, option);
  const facts = { labelOf: named, present: answer.present, currency };
  return (
    <>
      <h2 className="mb16">What would change this answer</h2>
      {changes.length === 0 ? (
        <p className="muted">No single measurement, volume or date that was tried.</p>
      ) : (
        <table className="stack one">
          <caption className="vh">What would change this answer, and what would be advised then</caption>
          <thead className="vh">
            <tr>
              <th scope="col">If</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={changeCause(change, facts)}>
                <th scope="row" className="full">
                  {changeCause(change, facts)}
                </th>
                <td className="full">{changeEffect(change, facts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3 className="h4 mt24 mb4">Risks</h3>
      {recommendation.risks.length === 0 ? (
        <p className="muted">None of those that are looked for was found.</p>
      ) : (
        <ul className="list muted">
          {recommendation.risks.map((risk) => (
            <li key={`${risk.code} ${risk.option ?? ""}`}>{riskSentence(risk, named)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
