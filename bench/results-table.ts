import { cpus, loadavg } from "node:os";
import { isMet, type Measured } from "./measured";

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
const aim = ({ target, isAtLeast }: Measured): string =>
  target === null ? "–" : `${isAtLeast ? "≥" : "≤"} ${target}×`;
const grown = ({ slope }: Measured): string =>
  slope ? `${slope.exponent.toFixed(2)} (≤ ${slope.most}, ${slope.over})` : "–";

/** A line a figure. */
export function resultsTable(lines: readonly Measured[]): string {
  const rows = lines.map((line) => {
    const { name, unit = "ms", ours, peer, ratio } = line;
    return `| ${name} | ${number(ours)} ${unit} | ${number(peer)} ${unit} | ${ratio.toFixed(2)} | ${aim(line)} | ${grown(line)} | ${isMet(line) ? "yes" : "**no**"} |`;
  });
  return [
    "| what | ours | peer | ratio | target | slope | met |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

const named = (lines: readonly Measured[], of: (line: Measured) => string | undefined): string =>
  lines.flatMap((line) => (of(line) ? [`- **${line.name}**: ${of(line)}`] : [])).join("\n");

/** The page: how it was measured, the table, what is missed and why. */
export function resultsPage(lines: readonly Measured[], failed: readonly string[]): string {
  const missed = lines.filter((line) => !isMet(line));
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    "# Measured",
    `Medians after a warm-up, ours and the peer in the same run, on ${cpus().length} cores, Node ${process.versions.node}; load of the machine at the end over 1, 5 and 15 minutes: ${load.join(", ")}. Ratios matter, not times; on a busy machine neither does. The slope is the exponent of growth: 1 is linear.`,
    resultsTable(lines),
    ...(missed.length > 0
      ? [`## Missed\n\n${named(missed, ({ whyMissed }) => whyMissed ?? "no reason is known; look at it")}`]
      : ["Every target is met."]),
    `## How\n\n${named(lines, ({ note }) => note)}`,
    ...(failed.length > 0 ? [`## Not measured\n\n${failed.map((text) => `- ${text}`).join("\n")}`] : []),
  ].join("\n\n");
}
