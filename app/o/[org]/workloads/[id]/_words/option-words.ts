import type { OptionEconomics, OptionVerdict } from "@/server/engine";
import { formatNumber, numberWord } from "@/server/kernel/format";
import { listed, plural } from "@/server/review/wording";

/** "Of four options one passes and two are untested", a title. */
export function optionsHeadline(verdicts: readonly (OptionVerdict | null)[]): string {
  const all = verdicts.length;
  if (all === 0) return "No option is named yet";
  const count = (verdict: OptionVerdict | null) => verdicts.filter((one) => one === verdict).length;
  const [passing, untested, failing, unknown] = [count("pass"), count("untested"), count("fail"), count(null)];
  if (all === 1)
    return `The one option ${passing > 0 ? "passes" : untested > 0 ? "is untested" : failing > 0 ? "fails" : "is not judged"}`;
  const said = [
    ...(passing > 0 ? [`${numberWord(passing)} ${plural(passing, "passes", "pass")}`] : []),
    ...(untested > 0 ? [`${numberWord(untested)} ${plural(untested, "is", "are")} untested`] : []),
    ...(failing > 0 ? [`${numberWord(failing)} ${plural(failing, "fails", "fail")}`] : []),
    ...(unknown > 0 ? [`${numberWord(unknown)} ${plural(unknown, "is", "are")} not judged`] : []),
  ];
  return `Of ${numberWord(all)} ${plural(all, "option")} ${listed(said)}`;
}

/** `5.2×`; a dash where nothing was spent or nothing is compared. */
export const roiWords = ({ roi }: Pick<OptionEconomics, "roi">): string =>
  roi === null ? "–" : `${formatNumber(roi, { digits: 1 })}×`;

/** The price of a thousand requests with three significant digits or more: `1.525`, `0.305`, `12.40`. */
export function perThousand(costPerRequest: number): string {
  const cost = costPerRequest * 1000;
  return formatNumber(cost, { digits: Math.abs(cost) >= 10 ? 2 : 3 });
}
