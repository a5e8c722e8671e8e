import type { ReviewContent } from "@/server/review/wording";

/** What was supposed beside the numbers: the change, the answer then, the answer now. */
export function Scenarios({ content }: { content: ReviewContent }) {
  return (
    <ul className="list">
      {content.scenarios.map(({ id, title, changes, now, then, note, by }) => (
        <li key={id}>
          <strong>{title}</strong>
          <p>Supposed: {changes.join("; ")}.</p>
          <p>
            Then: {then}. Now: {now}.
          </p>
          <p className="small faint">{[note, by].filter(Boolean).join(" · ")}</p>
        </li>
      ))}
    </ul>
  );
}
