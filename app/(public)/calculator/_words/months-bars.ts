import type { OptionEconomics } from "@/server/engine";
import { formatShare } from "@/server/kernel/format";
import type { Tornado, TornadoBar, TornadoInput } from "@/server/what-if";

/** One input at its two ends, by what they do to the break-even: earliest first, null is never. */
export interface MonthsBar {
  readonly key: string;
  readonly name: string;
  readonly ends: readonly [number | null, number | null];
}

const NAMES: Readonly<Record<TornadoInput, string>> = {
  volume: "Volume",
  growth: "Growth",
  "input-tokens": "Tokens in",
  "output-tokens": "Tokens out",
  "api-prices": "API prices",
  "own-costs": "Own costs",
  "cache-hits": "Cache hits",
  peak: "Peak",
  surroundings: "Surroundings",
};

const later = (one: number | null, other: number | null): number => (one ?? Infinity) - (other ?? Infinity);

/** `±25 %`, `−50 %`; nothing for what is no factor of what was entered. */
function reach({ input, now, low, high }: TornadoBar): string {
  if (input === "growth" || input === "surroundings" || now === 0) return "";
  const [down, up] = [low.value / now - 1, high.value / now - 1];
  const change = (share: number) => formatShare(share, 0, { signed: true });
  if (Math.abs(up) < 1e-9) return ` ${change(down)}`;
  return Math.abs(down + up) < 1e-9 ? ` ±${formatShare(up)}` : ` ${change(down)}, ${change(up)}`;
}

/** The five inputs that move the break-even most, and the adverse case as a whole. */
export function monthsBars(
  { bars }: Tornado,
  { breakEvenMonths, adverseBreakEvenMonths }: OptionEconomics,
): readonly MonthsBar[] {
  const single = bars
    .map((bar): MonthsBar => {
      const ends = [bar.low.breakEvenMonths, bar.high.breakEvenMonths, breakEvenMonths].sort(later);
      return { key: bar.input, name: NAMES[bar.input] + reach(bar), ends: [ends[0] ?? null, ends[2] ?? null] };
    })
    .filter(({ ends: [first, last] }) => first !== last)
    .sort((one, other) => spread(other) - spread(one))
    .slice(0, 5);
  return [...single, { key: "adverse", name: "Adverse, together", ends: [breakEvenMonths, adverseBreakEvenMonths] }];
}

const spread = ({ ends: [first, last] }: MonthsBar): number => (last === null ? Infinity : last - (first ?? last));

/** `Volume moves it most`, a title. */
export function monthsFinding(bars: readonly MonthsBar[], expected: number): string {
  const first = bars.find(({ key }) => key !== "adverse");
  if (!first) return `${expected.toFixed(1)} months, whatever moves`;
  const name = NAMES[first.key as TornadoInput];
  return `${name} ${name.endsWith("s") ? "move" : "moves"} the break-even most`;
}
