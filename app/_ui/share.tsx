import { formatShare } from "@/server/kernel/format";

export interface ShareProps {
  /** Of 1; `null`: there is nothing to compare with. */
  readonly of: string | number | null;
  readonly digits?: number;
  readonly signed?: boolean;
}

/** `12 %`, `+21 %`; a dash where it is not defined. */
export function Share({ of, digits = 0, signed = false }: ShareProps) {
  return <span className="nw">{of === null ? "–" : formatShare(of, digits, { signed })}</span>;
}
