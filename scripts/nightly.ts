import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * `npm run nightly`: the long and random campaigns whose small versions run in `npm test`: the database tests with their full
 * number of killed workers, and every property with many more cases.
 */
const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
const vitest = path.join(root, "node_modules", ".bin", "vitest");
const ran = spawnSync(vitest, ["run", "--project", "unit", "--project", "database", "--testTimeout=3600000"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "test", NIGHTLY: "1" },
});
process.exit(ran.status ?? 1);
