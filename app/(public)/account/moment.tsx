import { formatDay } from "@/server/kernel/format";

/** `23 November 2026, 05:12 UTC` */
export function Moment({ of }: { of: Date }) {
  const text = of.toISOString();
  return (
    <time dateTime={text}>
      {formatDay(text.slice(0, 10))}, {text.slice(11, 16)} UTC
    </time>
  );
}
