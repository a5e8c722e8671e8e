import { formatDay, formatDayShort, formatRange } from "@/server/kernel/format";

/** `14 January 2027`, or `14 Jan` where it is short. UTC. */
export function Day({ of, isShort }: { of: string; isShort?: boolean }) {
  return (
    <time className="nw" dateTime={of} title={isShort ? formatDay(of) : undefined}>
      {isShort ? formatDayShort(of) : formatDay(of)}
    </time>
  );
}

/** The days of a half-open range: `1 July – 30 September 2026`. */
export function Days({ from, to }: { from: string; to: string }) {
  return <span>{formatRange(from, to)}</span>;
}
