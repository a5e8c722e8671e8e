import { formatCount } from "@/server/kernel/format";

/** How many rows usage is of: none of its own has what detail took out of a ledger's rows. */
export const rowWords = ({ rows, tokens }: { readonly rows: number; readonly tokens: number }): string =>
  rows === 0 && tokens > 0 ? "in part" : formatCount(rows);
