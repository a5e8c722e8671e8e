import { z } from "zod";
import { matchersSchema } from "./schema";

export const RULE_ACTIONS = ["rule.create", "rule.move", "rule.delete"] as const;
export type RuleAction = (typeof RULE_ACTIONS)[number];

const count = z.object({
  ...{ keys: z.number(), rows: z.number(), tokens: z.number(), pricedTokens: z.number(), cost: z.string() },
});

/** What the audit log keeps of a change of the rules: enough to tell what moved, and to undo it. */
export const ruleChangeFactsSchema = z.object({
  rule: z.string(),
  workloadId: z.string(),
  matchers: matchersSchema,
  /** Its place before and after, from 1; null: it was not there. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  undoes: z.string().nullable(),
  moved: z.object({
    usage: count,
    routes: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), usage: count })).readonly(),
  }),
});
export type RuleChangeFacts = z.infer<typeof ruleChangeFactsSchema>;
