import Link from "next/link";
import { formatMoney } from "@/server/kernel/format";
import type { ReviewSnapshot } from "@/server/review/schema";
import { dataQualityHeadline, dataQualityLine } from "@/server/review/wording";

interface SurenessProps {
  readonly snapshot: ReviewSnapshot;
  /** `null` for those who see no imports. */
  readonly importsHref: string | null;
}

/** What the numbers rest on, in a line, and what was corrected in signed quarters. */
export function Sureness({ snapshot, importsHref }: SurenessProps) {
  const { dataQuality, currency, adjustments } = snapshot;
  return (
    <section id="sureness">
      <h2 className="h4 mb8">How sure these numbers are</h2>
      <p className="facts">
        <b>{dataQualityHeadline(dataQuality)}.</b>
        <span>{dataQualityLine(dataQuality, currency)}</span>
        {importsHref && <Link href={importsHref}>Sources and gaps</Link>}
      </p>
      {adjustments.length > 0 && (
        <ul className="list mt16">
          {adjustments.map((line) => (
            <li key={`${line.quarterLabel} ${line.cause}`}>
              {line.quarterLabel}: {line.cause}, {formatMoney(line.amount, currency, { signed: true })}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
