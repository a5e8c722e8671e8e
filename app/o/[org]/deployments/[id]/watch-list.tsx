import type { WatchPoint } from "@/server/review/wording";

/** What to watch, a line each. */
export function WatchList({ points }: { points: readonly WatchPoint[] }) {
  if (points.length === 0) return <p className="muted">Nothing stands out.</p>;
  return (
    <ul className="list">
      {points.map(({ title, text }) => (
        <li key={title}>
          <b>{title}</b> {text}
        </li>
      ))}
    </ul>
  );
}
