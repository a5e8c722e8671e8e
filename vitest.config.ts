import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const exclude = ["**/node_modules/**", ".next/**", ".build/**", ".data/**"];

/** They put something in the place of a module, and so want every module anew. */
const APART = ["server/api/limits.test.ts", "server/api/routes.database.test.ts"];
const UNIT = "{server,app,cli,scripts,prisma}/**/*.test.{ts,tsx}";
const DATABASE = "{server,app,cli,scripts,prisma}/**/*.database.test.ts";

/** The machine may have other work: how long a test takes is no part of what it says. */
const patient = { testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 };
/** A process for each file that is read would take longer than most of these tests; the process has tests of its own. */
const readWithin = {
  alias: [{ find: /^\.\/start-reader$/, replacement: `${root}/server/ingest/testing/start-within.ts` }],
};
const unit = { ...patient, exclude: [...exclude, DATABASE] };
const database = { ...patient, exclude, globalSetup: ["server/testing/database-setup.ts"] };

// Files share what they import: reading the rooms' modules anew for each was a third of the time.
export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // The security log speaks at every refusal, and refusals are what many tests are about.
    onConsoleLog: (text) => (text.startsWith('{"security":') ? false : undefined),
    setupFiles: ["server/testing/set-up.ts"],
    projects: [
      {
        extends: true,
        test: { ...unit, name: "unit", include: [UNIT], exclude: [...unit.exclude, ...APART], isolate: false },
      },
      { extends: true, test: { ...unit, name: "unit-apart", include: APART } },
      {
        extends: true,
        resolve: readWithin,
        test: { ...database, name: "database", include: [DATABASE], exclude: [...exclude, ...APART], isolate: false },
      },
      {
        extends: true,
        test: { ...database, name: "database-apart", include: APART.filter((file) => file.includes(".database.")) },
      },
    ],
  },
});
