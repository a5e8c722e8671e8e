import type { Day } from "@/server/kernel/day";
import type { BookIndex } from "./index-book";
import { askedProvider, priceSegments } from "./price-segments";

/** The days on which a model's price begins to be another one, ascending. */
export const changeDays = (index: BookIndex, provider: string, model: string): Day[] =>
  [
    ...new Set(
      priceSegments(index, askedProvider(provider), model)
        .flatMap(({ from, to }) => [from, to])
        .filter((day): day is Day => day !== null),
    ),
  ].sort();
