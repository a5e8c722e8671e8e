import type { Recommendation } from "@/server/engine";

/** The currency that an answer counts in. */
export const currencyWords = ({ input }: Pick<Recommendation, "input">): string => input.currency ?? "USD";
