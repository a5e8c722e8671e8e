import { Refusal } from "@/server/kernel/refusal";
import { decisionsOfSecondQuarter, recipients } from "../decisions";
import type { DemoApi } from "./act-as";
import type { Known } from "./learn";

/** The second quarter: drafted, frozen, decided on and signed, by those whose part it is. */
export async function holdSecondQuarter(
  by: { analyst: DemoApi; reviewer: DemoApi; admin: DemoApi },
  known: Known,
): Promise<void> {
  const quarter = "2026-Q2";
  for (const recipient of recipients) await by.admin.reviews.addRecipient(recipient);
  await by.analyst.reviews.open({ quarter });
  const { numbersHash } = await by.analyst.reviews.moveToReview({ quarter });
  for (const { workload, ...decision } of decisionsOfSecondQuarter) {
    const workloadId = known.get(workload)?.id;
    if (workloadId === undefined)
      throw new Refusal("not-found", "no-workload", `The demo has no workload ${workload}.`);
    await by.reviewer.reviews.decide({ quarter, workloadId, ...decision });
  }
  await by.reviewer.reviews.sign({ quarter, numbersHash });
}

/** The third quarter lies open as a draft. */
export const openThirdQuarter = (analyst: DemoApi): Promise<unknown> => analyst.reviews.open({ quarter: "2026-Q3" });
