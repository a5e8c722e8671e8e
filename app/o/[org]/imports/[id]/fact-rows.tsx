import type { ReactNode } from "react";

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  /** A second line: what belongs to it. */
  readonly more?: ReactNode;
}

/** What a file is, term by term, each on a line of its own. */
export function FactRows({ caption, facts }: { caption: string; facts: readonly Fact[] }) {
  return (
    <table className="fact-rows">
      <caption className="vh">{caption}</caption>
      <tbody>
        {facts.map(({ term, value, more }, index) => (
          <tr key={`${term}-${index}`}>
            <th scope="row">{term}</th>
            <td>
              {value}
              {more && <span className="sub">{more}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
