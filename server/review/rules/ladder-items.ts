import type { LadderItem } from "@/server/drawings";
import type { ReviewSnapshot, WorkloadLine } from "../schema";
import { savingWords } from "./wording/decision-line";

/** A workload as the ladder draws it. The drawing needs no exact money: its discs are areas. */
function ladderItem(line: WorkloadLine, currency: string, href: string | undefined): LadderItem {
  const kind = line.action ?? "keep";
  const isMover = kind !== "keep" && kind !== "unmet";
  return {
    id: line.id,
    name: line.name,
    level: line.level,
    recommendedLevel: kind === "unmet" ? line.level : line.recommendedLevel,
    kind,
    spend: Math.max(0, Number(line.spend)),
    moneyLabel: isMover && line.saving ? savingWords(line.saving, currency) : undefined,
    href,
  };
}

/** Every workload of a snapshot for the ladder; `hrefOf` makes the drawing lead somewhere. */
export const ladderItems = (
  { workloads, currency }: Pick<ReviewSnapshot, "workloads" | "currency">,
  hrefOf?: (workloadId: string) => string,
): LadderItem[] => workloads.map((line) => ladderItem(line, currency, hrefOf?.(line.id)));
