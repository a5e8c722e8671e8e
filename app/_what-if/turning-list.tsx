"use client";

import { useState } from "react";
import type { EngineInput, Level } from "@/server/engine";
import { turningPoints, type TurningPoint } from "@/server/what-if";
import { formatMoney } from "@/server/kernel/format";
import { turningPointClause } from "@/server/review/wording";
import { adviceWords } from "./answer-rows";

interface TurningListProps {
  readonly input: EngineInput;
  readonly presentLevel: Level | null;
  readonly named: (option: string) => string;
}

/** What would have to be true for the workload to move, input by input; asked of the engine when it is opened. */
export function TurningList({ input, presentLevel, named }: TurningListProps) {
  const [points, setPoints] = useState<readonly TurningPoint[] | null>(null);
  const currency = input.currency ?? "USD";
  return (
    <details
      className="lever-group"
      onToggle={(event) => {
        if (event.currentTarget.open && points === null) setPoints(turningPoints(input));
      }}
    >
      <summary>What would have to be true for another answer</summary>
      {points?.length === 0 && <p className="muted">No single input turns the answer, as far as each slider goes.</p>}
      {points && points.length > 0 && (
        <table className="stack one turning">
          <caption className="vh">What would have to be true, and what would be advised then</caption>
          <thead className="vh">
            <tr>
              <th scope="col">If</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.path}>
                <th scope="row" className="full">
                  {turningPointClause(point, named, currency)}
                </th>
                <td className="full">{effectWords(point, input, named, presentLevel, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function effectWords(
  { then }: TurningPoint,
  input: EngineInput,
  named: (option: string) => string,
  presentLevel: Level | null,
  currency: string,
): string {
  const words = adviceWords({ ...then, input }, named, presentLevel);
  const saving = then.yearlySaving ?? 0;
  return saving > 0 && then.action !== "keep" ? `${words}; saves ${formatMoney(saving, currency)} a year` : words;
}
