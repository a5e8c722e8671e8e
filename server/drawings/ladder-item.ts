import type { Level, Standing } from "./shape";

/** The engine's actions; `keep` alone asks nothing of the reader. */
export type LadderKind = "keep" | "trial" | "step-up" | "step-down" | "switch" | "adopt" | "unmet";

/** One workload on the ladder. */
export interface LadderItem {
  readonly id: string;
  readonly name: string;
  /** Where it stands; `null` where nothing is live: it stands under the ladder, "not placed yet". */
  readonly level: Level | null;
  /** Where it should stand; `null` where nothing is recommended. */
  readonly recommendedLevel: Level | null;
  readonly kind: LadderKind;
  /** Spend of the period in the currency of the drawing, not below 0. */
  readonly spend: number;
  /** What to do, for lists: `switch model`. Absent: the word of the kind. */
  readonly actionLabel?: string | undefined;
  /** What it brings, `$28–90k a year`; the drawing leaves " a year" out, its caption says it. */
  readonly moneyLabel?: string | undefined;
  readonly href?: string | undefined;
}

export const ACTION_WORDS: Readonly<Record<LadderKind, string>> = {
  keep: "keep",
  trial: "trial",
  "step-up": "step up",
  "step-down": "step down",
  switch: "switch",
  adopt: "adopt",
  unmet: "unmet",
};

export const isMover = ({ kind }: Pick<LadderItem, "kind">): boolean => kind !== "keep";

export const standingOf = ({ level }: Pick<LadderItem, "level">): Standing => level ?? 0;

/** The rung the arrow leads to; `null` where it stays. */
export const targetOf = ({ level, recommendedLevel }: LadderItem): Level | null =>
  recommendedLevel === null || recommendedLevel === level ? null : recommendedLevel;

/** `trial to level 3 · $28–90k a year`: what a list says of a mover; `null` where it stays as it is. */
export function actionSentence(item: LadderItem): string | null {
  if (!isMover(item)) return null;
  const target = targetOf(item);
  const action = item.actionLabel ?? ACTION_WORDS[item.kind];
  return [target === null ? action : `${action} to level ${target}`, item.moneyLabel].filter(Boolean).join(" · ");
}
