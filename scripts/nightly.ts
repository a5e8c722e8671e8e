import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * `npm run nightly`: the long and random campaigns whose small versions run in `npm test`: the database tests with their full
 * number of killed workers, every property with many more cases, every id mutation by every role, and two
 * organizations at once for longer. Then what is known of holes in packages.
 */
const root = process.env.QUARTERDECK_ROOT ?? process.cwd();
const vitest = path.join(root, "node_modules", ".bin", "vitest");
const ran = spawnSync(vitest, ["run", "--project", "unit*", "--project", "database*", "--testTimeout=3600000"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "test", NIGHTLY: "1" },
});
// Said and not counted: it depends on a registry, and on what became known since yesterday.
spawnSync(process.execPath, [path.join(root, "scripts", "run.mjs"), "scripts/security/audit.ts"], {
  cwd: root,
  stdio: "inherit",
});
process.exit(ran.status ?? 1);
