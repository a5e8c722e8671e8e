import type { Recommendation } from "@/server/engine";
import { waitSentence, whyNotHigher, whyNotLower, type RungArgument } from "@/server/review/wording";

/** Why the answer stands neither lower nor higher, and whether to wait for the next model. */
export function RungArguments({ recommendation }: { recommendation: Recommendation }) {
  return (
    <div className="rung-arguments">
      <Why title="Why not lower" list={whyNotLower(recommendation)} none="It is the lowest level." />
      <Why title="Why not higher" list={whyNotHigher(recommendation)} none="It is the highest level." />
      <h3 className="h4 mt24 mb4">Wait for the next model?</h3>
      <p>{waitSentence(recommendation)}</p>
    </div>
  );
}

function Why({ title, list, none }: { title: string; list: readonly RungArgument[]; none: string }) {
  return (
    <>
      <h3 className="h4 mt24 mb4">{title}</h3>
      {list.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="list">
          {list.map(({ level, sentence }) => (
            <li key={level}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}
