import type { TenantAnswers } from "../../../../_api/answers";

type Import = TenantAnswers["imports"]["read"];

/** Ledgers that tell much the same tokens as a file that waits to be committed. */
export const sameTrafficOf = ({ status, report }: Import) =>
  status === "inspected" ? (report?.dryRun?.sameTraffic ?? []) : [];

/** True until somebody says what a new source is to the ledgers that tell the same; then it is remembered with the source. */
export const asksTraffic = (found: Import): boolean => {
  const source = found.report?.dryRun?.source;
  return sameTrafficOf(found).length > 0 && !!source?.isNew && !source.isDetail && found.hints.isDetail === undefined;
};
