import { bookSchema, bundledBook, checkBook } from "@/server/pricing";

/** Holds the bundled price book against its schema and itself; the day to judge ages by may be given: `-- 2026-10-01`. */
const asOf = process.argv[2] ?? new Date().toISOString().slice(0, 10);
const parsed = bookSchema.safeParse(bundledBook);
const faults = [
  ...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(" › ")}: ${issue.message}.`)),
  ...checkBook(bundledBook, asOf).map((fault) => fault.message),
];
for (const fault of faults) console.error(fault);
console.log(
  `${bundledBook.entries.length} prices, ${bundledBook.machines.length} machines, ${faults.length} to look at.`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
