import { z } from "zod";
import { idSchema, pricesSchema, quarterKeySchema } from "../schema";

const text = (most: number) => z.string().trim().max(most, `use at most ${most} characters`);

/** As `Change` of server/what-if: a place of the engine's input and what is supposed to stand there. */
export const changeSchema = z.strictObject({
  path: z.string().min(3).max(300),
  value: z.union([z.number(), z.boolean(), z.string().max(100), z.null()]),
});

/** A scenario changes something, each place once. */
const changesSchema = z
  .array(changeSchema)
  .min(1, "change something first: a scenario without a change is the present")
  .max(60, "a scenario holds at most 60 changes")
  .refine((changes) => new Set(changes.map(({ path }) => path)).size === changes.length, "name each place once");

export const listScenariosSchema = z.strictObject({ workloadId: idSchema });
export const saveScenarioSchema = z.strictObject({
  workloadId: idSchema,
  /** What was on the screen: the changes are checked against this question. */
  quarter: quarterKeySchema,
  prices: pricesSchema.default("then"),
  name: text(80)
    .min(1, "write a name")
    .regex(/^[^\p{Cc}]*$/u, "use one line of plain text"),
  note: text(1000).default(""),
  changes: changesSchema,
});
export const scenarioIdSchema = z.strictObject({ id: idSchema });
