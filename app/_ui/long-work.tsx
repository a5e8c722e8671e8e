import { formatCount, formatNumber } from "@/server/kernel/format";

export interface LongWorkProps {
  /** `Reading completions_usage_2026-09.csv`. */
  readonly title: string;
  readonly doneBytes: number;
  /** `null` while unknown. */
  readonly totalBytes: number | null;
  readonly rows?: number | null;
  readonly rowsPerSecond?: number | null;
  readonly secondsLeft?: number | null;
  /** Whether it goes on without this page. */
  readonly canLeave?: boolean;
}

const MEGABYTE = 1_000_000;
const megabytes = (bytes: number): string => formatNumber(bytes / MEGABYTE, { digits: 1 });

/** `5 s`, `4 min`, `1 h 20 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function facts({ doneBytes, totalBytes, rows, rowsPerSecond, secondsLeft }: LongWorkProps): string {
  const size =
    totalBytes === null ? `${megabytes(doneBytes)} MB` : `${megabytes(doneBytes)} of ${megabytes(totalBytes)} MB`;
  const parts = [
    size,
    rows === null || rows === undefined ? null : `${formatCount(rows)} rows`,
    rowsPerSecond ? `${formatCount(Math.round(rowsPerSecond))} rows a second` : null,
    secondsLeft === null || secondsLeft === undefined ? null : `${formatDuration(secondsLeft)} left`,
  ];
  return `${parts.filter(Boolean).join(" · ")}.`;
}

/** Long work shows bytes, rows, rate and time left, and can be left and come back to. */
export function LongWork(props: LongWorkProps) {
  const { title, doneBytes, totalBytes, canLeave = true } = props;
  return (
    <div>
      <h4>{title}</h4>
      <progress
        className="prog"
        aria-label={title}
        {...(totalBytes === null ? {} : { value: doneBytes, max: totalBytes })}
      />
      <p className="muted">
        {facts(props)} {canLeave && "You can leave this page."}
      </p>
    </div>
  );
}
