import Link from "next/link";
import { formatCount } from "@/server/kernel/format";

export interface PaginationProps {
  /** Of the first row shown, from 1. */
  readonly from: number;
  readonly to: number;
  /** `null` where counting all would cost too much. */
  readonly total: number | null;
  /** `rows`, `events`. */
  readonly unit: string;
  readonly previousHref?: string | null;
  readonly nextHref?: string | null;
}

/** `1 – 50 of 412 rows  ‹ Previous  Next ›`. */
export function Pagination({ from, to, total, unit, previousHref, nextHref }: PaginationProps) {
  const range = to < from ? `no ${unit}` : `${formatCount(from)} – ${formatCount(to)}`;
  return (
    <nav className="pager" aria-label={`Pages of ${unit}`}>
      <p>
        {range}
        {total !== null && to >= from && ` of ${formatCount(total)} ${unit}`}
      </p>
      <span>
        {previousHref && <Link href={previousHref}>‹ Previous</Link>}
        {nextHref && <Link href={nextHref}>Next ›</Link>}
      </span>
    </nav>
  );
}
