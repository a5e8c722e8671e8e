import { deliverLetters, publishReview } from "../mail";
import type { Furnishing } from "./furnish";
import { idOf } from "./id-of";
import type { WorldOrganization } from "./world";

/** The first quarter sent, the second signed, the third in review, the fourth a draft. */
export async function holdReviews(organization: WorldOrganization, { word, earlier }: Furnishing, workloadId: string) {
  const { reviews } = organization.as("analyst");
  const reviewer = organization.as("reviewer").reviews;
  const ids: string[] = [];
  const { id: scenario } = await organization.as("reviewer").scenarios.save({
    ...{ workloadId, quarter: "2026-Q3", name: `Twice as much ${word}`, note: `${word} may grow` },
    changes: [{ path: "usage.monthlyGrowth", value: 0.06 }],
  });
  if (earlier !== undefined) await reviews.open({ quarter: earlier });
  for (const quarter of ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]) {
    await reviews.open({ quarter });
    ids.push((await reviewer.read({ quarter })).id);
    await reviewer.attachScenario({ quarter, scenarioId: scenario });
    if (quarter === "2026-Q4") continue;
    const sentence = `${word} has proven it and it is cheaper.`;
    await reviewer.decide({ quarter, workloadId, verdict: "accept", owner: `Lena ${word}`, sentence });
    const { numbersHash } = await reviews.moveToReview({ quarter, note: `${word} has read it as it is.` });
    if (quarter !== "2026-Q3") await reviewer.sign({ quarter, numbersHash });
  }
  const { id: comment } = await reviewer.comment({ quarter: "2026-Q3", workloadId, text: `What is ${word} for?` });
  await keepSchedule(organization, word);
  const [sent = "", signed = ""] = ids;
  await publishReview(organization.id, sent);
  await deliverLetters(organization.id);
  const [letter] = await organization.as("owner").outbox.list();
  const found = await organization.run("owner", async ({ db, organization: { id: organizationId } }) => ({
    link: await db.reviewLink.findFirstOrThrow({ where: { organizationId } }),
    decision: await db.decision.findFirstOrThrow({ where: { organizationId, reviewId: signed } }),
  }));
  return { review: signed, letter: idOf(letter), link: found.link.id, decision: found.decision.id, comment, scenario };
}

/** A schedule of the organization's own, and a step that it took. */
async function keepSchedule({ as, run }: WorldOrganization, word: string): Promise<void> {
  await as("owner").schedule.edit({
    ...{ isOn: true, businessDay: 12, clockTime: "08:30", timeZone: "Europe/Zurich", remindBefore: 2 },
    ...{ holidays: ["2026-12-25"], requiredSignatures: 1, preparerMaySign: true },
  });
  await run("owner", ({ db, organization: { id: organizationId } }) =>
    db.scheduledStep.create({
      data: { organizationId, quarter: "2026-Q1", step: "draft", facts: { told: `Ana ${word}` } },
    }),
  );
  await run("owner", ({ db, organization: { id: organizationId } }) =>
    db.mailSuppression.create({
      data: { organizationId, email: `nobody@${word}.example`, reason: `no mailbox of ${word}` },
    }),
  );
}
