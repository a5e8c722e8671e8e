import { LEVELS, type Level } from "@/server/drawings";

/** The digit of a level on its colour; a dashed ring where nothing is live. */
export function LevelBadge({ level }: { level: Level | null }) {
  if (level === null)
    return (
      <span className="lv lv0" title="Not placed yet">
        <span aria-hidden="true">–</span>
        <span className="vh">not placed yet</span>
      </span>
    );
  return (
    <span className={`lv lv${level} l${level}`} title={LEVELS[level].name}>
      <span className="vh">Level </span>
      {level}
    </span>
  );
}
