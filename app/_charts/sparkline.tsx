import type { Level } from "@/server/drawings";

export interface SparklineProps {
  /** Cumulative, the start first. */
  readonly values: readonly number[];
  readonly level: Level;
  /** `cumulative from −$24k to $9k`. */
  readonly label: string;
}

const WIDTH = 76;
const HEIGHT = 30;
const EDGE = 3;

/** A cumulative line in a row of a table, on its own scale: it says how the line runs, and where zero is; the numbers stand beside it. */
export function Sparkline({ values, level, label }: SparklineProps) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const x = (at: number): number => EDGE + (at * (WIDTH - 2 * EDGE)) / Math.max(1, values.length - 1);
  const y = (value: number): number =>
    HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / Math.max(1e-9, high - low);
  const last = values.at(-1);
  return (
    <svg
      className={`spark sparkline l${level}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} className="gr2" />
      <path d={values.map((value, at) => `${at === 0 ? "M" : "L"}${x(at)} ${y(value)}`).join("")} className="line" />
      {last !== undefined && (
        <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" className={`ledger-dot l${level}`} />
      )}
    </svg>
  );
}
