import type { ImportReport } from "./schema";

type DryRun = NonNullable<ImportReport["dryRun"]>;

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/**
 * A report with what its commit changes, and a warning for each ledger that tells of the same: where nobody looks at a page, the
 * report is all that says so. Source: spec "No double counting across sources".
 */
export function withDryRun(report: ImportReport, dryRun: DryRun): ImportReport {
  // What an earlier look found is in the report already.
  const others = report.warnings.filter(({ code }) => !code.endsWith("-elsewhere"));
  const elsewhere = dryRun.source.isDetail
    ? []
    : dryRun.sameTraffic.map(({ source, days, models }) => ({
        ...{ code: report.kind === "cost" ? "same-bill-elsewhere" : "same-traffic-elsewhere", source, days, models },
        message: `${source} ${report.kind === "cost" ? "bills much the same in the same months" : `has much the same tokens on ${plural(days, "day")}, for ${plural(models, "model")}`}: where both count, they count twice. If it is the same, say that this one is detail, or that it comes from ${source}.`,
      }));
  return { ...report, warnings: [...others, ...elsewhere], dryRun };
}
