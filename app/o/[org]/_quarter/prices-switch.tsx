import { SegmentedLinks } from "../../../_ui/segmented";
import { quarterQuery, type AskedQuarter } from "./asked-quarter";

/** What usage cost when it was used, or what it would cost today. */
export function PricesSwitch({ asked, path }: { asked: AskedQuarter; path: string }) {
  return (
    <SegmentedLinks
      label="Prices"
      options={(["then", "now"] as const).map((prices) => ({
        label: `Prices of ${prices}`,
        href: path + quarterQuery({ ...asked, prices }),
        isCurrent: asked.prices === prices,
      }))}
    />
  );
}
