import type { z } from "zod";
import { Refusal } from "@/server/kernel/refusal";
import type { TenantContext } from "@/server/tenancy/context";
import { addOption } from "../add-option";
import { listProposals, type PricedProposal } from "./list-proposals";
import type { takeProposalsSchema } from "./proposal-schema";

/**
 * Makes options of proposals, all or none, with those that they need. What is proposed now is taken: the book and the usage may
 * have changed since the page was read. @throws Refusal for what is proposed no more.
 */
export async function takeProposals(
  ctx: TenantContext,
  input: z.infer<typeof takeProposalsSchema>,
): Promise<{ taken: { proposal: string; id: string; key: string }[] }> {
  const { proposals } = await listProposals(ctx, input);
  const wanted = new Set(input.proposals);
  const gone = input.proposals.filter((id) => !proposals.some((one) => one.id === id));
  if (gone.length > 0)
    throw new Refusal(
      "conflict",
      "proposed-no-more",
      `${gone.length === 1 ? "A proposal is" : `${gone.length} proposals are`} made no more, or taken already: look at them again.`,
      { proposals: gone },
    );
  const taken: { proposal: string; id: string; key: string }[] = [];
  for (const { id: proposal, key, definition } of inOrder(proposals, wanted))
    taken.push({ proposal, ...(await addOption(ctx, { workloadId: input.workloadId, key, definition })) });
  return { taken };
}

/** What is needed stands before what needs it. */
function inOrder(proposals: readonly PricedProposal[], wanted: ReadonlySet<string>): PricedProposal[] {
  const all = new Set([...wanted, ...proposals.filter(({ id }) => wanted.has(id)).flatMap(({ needs }) => needs)]);
  const chosen = proposals.filter(({ id }) => all.has(id));
  return [...chosen.filter(({ needs }) => needs.length === 0), ...chosen.filter(({ needs }) => needs.length > 0)];
}
