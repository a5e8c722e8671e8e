import type { TenantContext } from "../tenancy/context";
import { modelsInUse } from "./models-in-use";
import { questionsOf } from "./question-store";
import { reasonWords } from "./rules/reason-words";

const MOST = 300;

/** What is disputed or quarantined in the installation's book, with why, the organization's own models first. */
export async function openQuestions(ctx: TenantContext) {
  const total = await ctx.db.priceQuestion.count({ where: { status: "open" } });
  const used = await modelsInUse(ctx);
  const open = await questionsOf(ctx.db, { status: "open" }, 5_000);
  const questions = open
    .map(({ settledBy: _by, settledAt: _at, settledWhy: _why, status: _status, ...question }) => ({
      ...question,
      why: question.reasons.map(reasonWords),
      isInUse: used.has(question.model.toLowerCase()),
    }))
    .sort((left, right) => Number(right.isInUse) - Number(left.isInUse));
  return { total, shown: Math.min(total, MOST), questions: questions.slice(0, MOST) };
}
