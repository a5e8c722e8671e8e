export interface SparkbarsProps {
  /** Of five periods, oldest first; the last one is ink. */
  readonly values: readonly number[];
  /** The largest value of the whole table: one scale per table. */
  readonly largest: number;
  /** `five quarters: $19.6k, $25.9k …`. */
  readonly label: string;
}

const WIDTH = 76;
const HEIGHT = 30;
const BAR = 11;

/** Five small columns in a row of a table, from zero, on the scale of the table. */
export function Sparkbars({ values, largest, label }: SparkbarsProps) {
  const step = values.length > 1 ? (WIDTH - BAR) / (values.length - 1) : 0;
  const heightOf = (value: number): number =>
    value <= 0 || largest <= 0 ? 0 : Math.max(1, ((HEIGHT - 2) * value) / largest);
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      {values.map((value, index) => (
        <rect
          key={index}
          x={index * step}
          y={HEIGHT - 1 - heightOf(value)}
          width={BAR}
          height={heightOf(value)}
          className={index === values.length - 1 ? "fill-ink" : "fill-rule"}
        />
      ))}
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="gr2" />
    </svg>
  );
}
