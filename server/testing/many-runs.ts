/** How often a property is asked: so many times by day, fifty times as often by night (`npm run nightly`). */
export const manyRuns = (byDay: number): { readonly numRuns: number } => ({
  numRuns: process.env.NIGHTLY ? 50 * byDay : byDay,
});
