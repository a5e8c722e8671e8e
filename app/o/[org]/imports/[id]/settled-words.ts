import { formatCount, formatTokens } from "@/server/kernel/format";
import type { TenantAnswers } from "../../../../_api/answers";

type Effect = NonNullable<NonNullable<TenantAnswers["imports"]["read"]["report"]>["dryRun"]>["effects"][number];

/** "On 3 days a ledger tells, and the figures of gateway do not count." */
function recountedWords({ source, days, counts }: NonNullable<Effect["recounted"]>[number]): string {
  const on = `On ${formatCount(days)} ${days === 1 ? "day" : "days"}`;
  return counts
    ? `${on} no ledger tells, and the figures of ${source} count.`
    : `${on} a ledger tells, and the figures of ${source} do not count.`;
}

/** "On 2 days gateway tells what 780 tokens of a ledger were for." */
const attributedWords = ({ source, days, tokens }: NonNullable<Effect["attributed"]>[number]): string =>
  `On ${formatCount(days)} ${days === 1 ? "day" : "days"} ${source} tells what ${formatTokens(Number(tokens))} of a ledger were for.`;

/** What a commit makes of ledgers and detail, a sentence each. */
export const settledWords = ({ recounted = [], attributed = [] }: Effect): string[] => [
  ...recounted.map(recountedWords),
  ...attributed.map(attributedWords),
];
