"use client";

import type { Recommendation } from "@/server/engine";
import { answerRows } from "./answer-rows";

interface AnswerBesideProps {
  readonly present: Recommendation;
  readonly supposed: Recommendation;
  readonly named: (option: string) => string;
}

/** The answer that is, and the one that would be; what differs is strong. */
export function AnswerBeside({ present, supposed, named }: AnswerBesideProps) {
  const [before, after] = [answerRows(present, named), answerRows(supposed, named)];
  return (
    <table className="tight beside">
      <caption className="vh">The answer now, and as supposed</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="num">
            Now
          </th>
          <th scope="col" className="num">
            Supposed
          </th>
        </tr>
      </thead>
      <tbody>
        {before.map(({ key, name, shown }, at) => {
          const other = after[at]?.shown ?? "–";
          return (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="num">{shown}</td>
              <td className={`num${other === shown ? "" : " is-other"}`}>{other}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
