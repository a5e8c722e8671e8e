import { formatMoney, numberWordFirst } from "@/server/kernel/format";
import { ACTION_WORDS, isMover, targetOf, type LadderItem } from "./ladder-item";

const NAMED = 8;

const wayOf = (item: LadderItem): string => {
  const target = targetOf(item);
  const action = ACTION_WORDS[item.kind];
  if (target === null) return `${item.name} (${action})`;
  return `${item.name} from ${item.level === null ? "nothing live" : `level ${item.level}`} to ${target} (${action})`;
};

/** What a reader who cannot see the ladder hears: one sentence with who should move, largest spend first. */
export function ladderSentence(items: readonly LadderItem[], currency: string): string {
  if (items.length === 0) return "A ladder of five rungs, still empty.";
  const spend = formatMoney(
    items.reduce((sum, item) => sum + item.spend, 0),
    currency,
  );
  const movers = items.filter(isMover).sort((left, right) => right.spend - left.spend);
  const noun = items.length === 1 ? "workload stands" : "workloads stand";
  const start = `${numberWordFirst(items.length)} ${noun} on a ladder of five rungs, ${spend} in all`;
  if (movers.length === 0) return `${start}; every one where it should.`;
  const named = movers.slice(0, NAMED).map(wayOf);
  const more = movers.length - named.length;
  return `${start}; to decide: ${named.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`;
}
