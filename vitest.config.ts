import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const exclude = ["**/node_modules/**", ".next/**", ".build/**", ".data/**"];

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    setupFiles: ["server/testing/set-up.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{server,app,cli,scripts,prisma}/**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.database.test.ts"],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{server,app,cli,scripts,prisma}/**/*.database.test.ts"],
          exclude,
          globalSetup: ["server/testing/database-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
