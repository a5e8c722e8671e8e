import type { ResultFault } from "@/server/evaluation";
import { formatCount } from "@/server/kernel/format";
import { Note } from "../../../../../_ui/note";

const SHOWN = 20;

/** Why a file is not taken, place by place. */
export function ResultFaults({ name, faults }: { name: string; faults: readonly ResultFault[] }) {
  return (
    <Note
      tone="asks"
      title={`${name} is not taken: ${formatCount(faults.length)} ${faults.length === 1 ? "place is" : "places are"} wrong`}
      isAnswer
    >
      <ul className="list">
        {faults.slice(0, SHOWN).map(({ place, problem }, at) => (
          <li key={at}>
            <b>{place}</b> {problem}
          </li>
        ))}
        {faults.length > SHOWN && <li>… and {formatCount(faults.length - SHOWN)} more of the kind.</li>}
      </ul>
      Nothing was recorded. Put it right and choose it again.
    </Note>
  );
}
