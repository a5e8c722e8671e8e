import { Decimal } from "@/server/kernel/decimal";

/** Whether a month's bill lies no farther from what its usage is worth than a share of the bill. Nothing billed agrees with nothing. */
export const agreesWithin = (
  { billed, difference }: { readonly billed: string; readonly difference: string },
  tolerance: number,
): boolean => new Decimal(difference).abs().lte(new Decimal(billed).abs().times(tolerance));
