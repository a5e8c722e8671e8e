import type { ReactNode } from "react";
import { StatusWord, type Status } from "@/app/_ui/status-word";
import { LEVELS, LEVELS_UPWARD, type Level } from "@/server/drawings";

export interface RungVerdict {
  readonly level: Level;
  readonly status: Status;
  /** `Sufficient, proven`. */
  readonly verdict: ReactNode;
  readonly reason: ReactNode;
}

export interface LadderWithReasonsProps {
  readonly verdicts: readonly RungVerdict[];
  readonly level: Level | null;
  readonly recommendedLevel: Level | null;
  readonly isTrial?: boolean;
}

interface Standing extends LadderWithReasonsProps {
  readonly rung: Level;
}

/** Disc, target and the piece of the arrow that passes this rung. */
function RungPicture({ rung, level, recommendedLevel, isTrial }: Standing) {
  const trial = isTrial ? " d-trial" : "";
  const moves = level !== null && recommendedLevel !== null && level !== recommendedLevel;
  const isUp = moves && recommendedLevel > level;
  const passes = moves && rung < Math.max(level, recommendedLevel) && rung >= Math.min(level, recommendedLevel);
  const fromHere = passes && isUp && rung === level;
  const headHere = passes && (isUp ? rung === recommendedLevel - 1 : rung === recommendedLevel);
  return (
    <div className="pic" aria-hidden="true">
      {passes && (
        <svg className={`way${fromHere || (headHere && !isUp) ? " from" : ""}${isUp ? "" : " down"}`}>
          <line x1="4" x2="4" y1={isUp && headHere ? "10" : "0"} y2="100%" className={`d-arrow${trial}`} />
          {headHere && isUp && <path className="d-arrow-head" d="M4 3l4.5 8.5h-9z" />}
        </svg>
      )}
      {(rung === level || rung === recommendedLevel) && (
        <svg className="stand" width="58" height="44" viewBox="0 0 58 44">
          {rung === level ? (
            <circle cx="29" cy="26" r="18" className={`d-disc l${rung}`} />
          ) : (
            <circle cx="29" cy="26" r="17" className={`d-target${trial}`} />
          )}
          {headHere && !isUp && <path className="d-arrow-head" d="M29 5l4.5 -8.5h-9z" />}
        </svg>
      )}
    </div>
  );
}

/** The ladder of one workload with the verdict on every rung and its reason. */
export function LadderWithReasons(props: LadderWithReasonsProps) {
  const { verdicts, level, recommendedLevel } = props;
  return (
    <ol className="rungs" reversed>
      {[...LEVELS_UPWARD].reverse().map((rung) => {
        const own = verdicts.find((one) => one.level === rung);
        const isHere = rung === level;
        const isAsked = rung === recommendedLevel && !isHere;
        return (
          <li key={rung} className={`l${rung} ${isHere ? "is" : isAsked ? "" : "quiet"}`}>
            <RungPicture rung={rung} {...props} />
            <div className="txt">
              <div className="top">
                <span className="nm">
                  <span className="shelf-digit">{rung}</span>
                  {LEVELS[rung].name}
                </span>
                {own && (
                  <StatusWord status={own.status} asks={isAsked}>
                    {own.verdict}
                  </StatusWord>
                )}
              </div>
              {own && <p>{own.reason}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
