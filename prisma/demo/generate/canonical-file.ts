import { csvFile, csvLine } from "./csv";
import type { UsageDay } from "./traffic";

const HEADER = [
  ...["day", "provider", "model", "project", "api_key", "requests", "uncached_input", "cache_read", "output"],
  "units.gpu_hours",
];

/** The product's own CSV, as the company's model gateway writes it for what runs on machines paid by the hour. */
export const canonicalFile = (rows: readonly UsageDay[]): string =>
  csvFile(
    HEADER,
    rows.map((row) =>
      csvLine([
        ...[row.day, row.provider, row.model, row.project, row.key, row.requests, row.uncachedInput],
        ...[row.cacheRead, row.output, row.gpuHours],
      ]),
    ),
  );
