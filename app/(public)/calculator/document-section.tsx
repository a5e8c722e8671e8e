"use client";

import { memo } from "react";
import { StatusWord } from "@/app/_ui/status-word";
import { Section } from "@/app/_ui/section";
import { agrees, answerQuestion, DOCUMENTS, presetOf, questionOf, type FigureUnit } from "@/server/calculator";
import { formatCountShort, formatMeasuredShare, formatMoney, formatNumber } from "@/server/kernel/format";
import { numberText } from "./_words/number-text";

const READ: Readonly<Record<FigureUnit, (value: number) => string>> = {
  money: (value) => formatMoney(value, "USD"),
  price: (value) => `$${numberText(value)}`,
  share: formatMeasuredShare,
  months: (value) => `month ${formatNumber(value, { digits: Number.isInteger(value) ? 0 : 1 })}`,
  times: (value) => `${formatNumber(value, { digits: Number.isInteger(value) ? 0 : 1 })}×`,
  level: (value) => `level ${value}`,
  "tokens a day": (value) => `${formatCountShort(value)} tokens a day`,
};

/** What the document prints beside what its own scenario comes to here, and why they differ. */
export const DocumentSection = memo(function DocumentSection({ preset: id }: { preset: string | null }) {
  const preset = presetOf(id);
  if (!preset || preset.figures.length === 0) return null;
  const answered = answerQuestion(questionOf(preset));
  if (answered.kind === "faults") return null;
  const rows = preset.figures.map((figure) => ({ figure, computed: figure.computed(answered.answer) }));
  const off = rows.filter(({ figure }) => figure.note !== undefined).length;
  const title =
    off === 0
      ? "Every figure of the document comes out here"
      : `${off === rows.length ? "None" : `${formatNumber(rows.length - off)} of ${formatNumber(rows.length)}`} of the document’s figures ${rows.length - off === 1 ? "comes" : "come"} out here`;
  return (
    <Section title={title} aside={DOCUMENTS[preset.document]}>
      <table className="stack calc-figures">
        <caption className="vh">The document’s figures and the computed ones</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="num">
              Printed
            </th>
            <th scope="col" className="num">
              Computed
            </th>
            <th scope="col" className="gap">
              Why
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ figure, computed }) => (
            <tr key={`${figure.name}-${figure.place}`}>
              <th scope="row">
                {figure.name}
                <span className="sub">{figure.place}</span>
              </th>
              <td className="num" data-l="Printed">
                {READ[figure.unit](figure.printed)}
              </td>
              <td className="num" data-l="Computed">
                {computed === null ? "–" : READ[figure.unit](computed)}
              </td>
              <td className="gap calc-why">
                {figure.note ?? (
                  <StatusWord status="yes" isPlain>
                    {agrees(figure, computed) ? "agrees" : "differs"}
                  </StatusWord>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small faint mt12">Computed from the scenario as it is offered, not from your changes.</p>
    </Section>
  );
});
