import Link from "next/link";
import { formatMoney, formatShare } from "@/server/kernel/format";
import { actionSentence, LEVELS, standingOf, targetOf, type LadderItem, type Standing } from "@/server/drawings";

export interface ShelfListProps {
  readonly items: readonly LadderItem[];
  readonly currency: string;
  readonly total?: number | undefined;
}

const DOWNWARD = [5, 4, 3, 2, 1, 0] as const satisfies readonly Standing[];
const LARGEST = 17;

/** Disc and arrow of one workload, 44 × 36. */
function ShelfPicture({ item, largest }: { item: LadderItem; largest: number }) {
  const standing = standingOf(item);
  const target = targetOf(item);
  const radius = Math.max(3, largest > 0 ? LARGEST * Math.sqrt(item.spend / largest) : 0);
  const trial = item.kind === "trial" ? " d-trial" : "";
  return (
    <svg width="44" height="36" viewBox="0 0 44 36" aria-hidden="true">
      <circle cx="18" cy="18" r={radius} className={`d-disc l${standing}`} />
      {target !== null && target > standing && (
        <>
          <path className={`d-arrow${trial}`} d="M40 28V15" />
          <path className="d-arrow-head" d="M40 8l4 8h-8z" />
        </>
      )}
      {target !== null && target < standing && (
        <>
          <path className={`d-arrow${trial}`} d="M40 8V21" />
          <path className="d-arrow-head" d="M40 28l4 -8h-8z" />
        </>
      )}
      {target === null && item.kind === "switch" && (
        <>
          <path className="d-arrow" d="M36 13.5A5.5 5.5 0 1 1 37 21.5" />
          <path className="d-arrow-head" d="M34 24.5l5.6 -7.2l1.6 7.6z" />
        </>
      )}
    </svg>
  );
}

function ShelfItem({ item, largest, currency }: { item: LadderItem; largest: number; currency: string }) {
  const action = actionSentence(item);
  return (
    <li>
      <ShelfPicture item={item} largest={largest} />
      <span>
        {item.href ? <Link href={item.href}>{item.name}</Link> : item.name}
        {action && <span className="shelf-action">{action}</span>}
      </span>
      <span>{formatMoney(item.spend, currency, { style: "thousands" })}</span>
    </li>
  );
}

/** The ladder of a phone, in words: rungs as headings, each workload with disc, arrow and action. */
export function ShelfList({ items, currency, total }: ShelfListProps) {
  const all = total ?? items.reduce((sum, item) => sum + item.spend, 0);
  const largest = Math.max(0, ...items.map((item) => item.spend));
  return (
    <div className="shelves">
      {DOWNWARD.map((standing) => {
        const own = items
          .filter((item) => standingOf(item) === standing)
          .sort((left, right) => right.spend - left.spend);
        if (standing === 0 && own.length === 0) return null;
        const spend = own.reduce((sum, item) => sum + item.spend, 0);
        const money = formatMoney(spend, currency, { style: "thousands" });
        return (
          <div key={standing} className={own.length === 0 ? "shelf vacant" : `shelf l${standing}`}>
            <div className="shelf-head">
              <h3 className="h4">
                {standing > 0 && <span className="shelf-digit">{standing}</span>}
                {standing === 0 ? "Not placed yet" : LEVELS[standing].name}
              </h3>
              <span className={own.length === 0 ? "faint" : undefined}>
                {own.length === 0 ? "nothing stands here" : all > 0 ? `${money} · ${formatShare(spend / all)}` : money}
              </span>
            </div>
            {own.length > 0 && (
              <ul>
                {own.map((item) => (
                  <ShelfItem key={item.id} item={item} largest={largest} currency={currency} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}
