import { contracts } from "../contracts";
import type { DemoApi } from "./act-as";

/** The company's own prices and the one threshold that it sets for itself. */
export async function agreeContracts(api: DemoApi): Promise<void> {
  for (const { entry, reason } of contracts) {
    const { provider, model, from, to, perMTok, contextTiers, units, batchFactor, hostingHourly } = entry;
    await api.prices.override({
      ...{ provider, model, from, to, perMTok, contextTiers, units, reason },
      ...(batchFactor ? { batchFactor } : {}),
      ...(hostingHourly ? { hostingHourly } : {}),
    });
  }
  const thresholds = { minMonthlySaving: 250 };
  await api.policy.edit({
    thresholds,
    basedOn: 0,
    reason: "Nobody here changes a running system for less than $250 a month",
  });
}
