/** `full`: all of it · `movers`: only those that should move are named · `small`: no names. */
export type LadderVariant = "full" | "movers" | "small";

export interface LadderMeasures {
  /** Left of the first lane: the digit, and in the full variant the level's name, spend and cost. */
  readonly gutter: number;
  readonly laneMin: number;
  readonly laneMax: number;
  readonly largestRadius: number;
  readonly lineHeight: number;
  readonly nameLines: number;
  /** How much narrower than its lane a name must be. */
  readonly nameInset: number;
  /** Least heights of a zone, the space above a rung. */
  readonly emptyZone: number;
  readonly occupiedZone: number;
  readonly belowLowest: number;
  /** How far the rails rise above the highest rung. */
  readonly railTop: number;
}

export const LADDER_MEASURES: Readonly<Record<LadderVariant, LadderMeasures>> = {
  full: {
    gutter: 224,
    laneMin: 70,
    laneMax: 132,
    largestRadius: 30,
    lineHeight: 15,
    nameLines: 2,
    nameInset: 6,
    emptyZone: 62,
    occupiedZone: 104,
    belowLowest: 20,
    railTop: 30,
  },
  movers: {
    gutter: 22,
    laneMin: 52,
    laneMax: 132,
    largestRadius: 30,
    lineHeight: 13,
    nameLines: 3,
    nameInset: 2,
    emptyZone: 26,
    occupiedZone: 26,
    belowLowest: 10,
    railTop: 10,
  },
  small: {
    gutter: 22,
    laneMin: 22,
    laneMax: 132,
    largestRadius: 30,
    lineHeight: 13,
    nameLines: 0,
    nameInset: 2,
    emptyZone: 26,
    occupiedZone: 26,
    belowLowest: 10,
    railTop: 10,
  },
};

/** The variant a container of `width` px is given. */
export const variantFor = (width: number): LadderVariant =>
  width >= 1000 ? "full" : width >= 640 ? "movers" : "small";
