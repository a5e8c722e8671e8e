// Authors a migration: node scripts/make-migration.mjs NAME [--from GIT_REVISION]
// The difference from the schema of the given revision (default HEAD) to the one in the tree, written in Prisma's own
// layout. Row-level security and checks are then added by hand below the generated part.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const [name, flag, revision = "HEAD"] = process.argv.slice(2);
if (!name || (flag && flag !== "--from")) {
  console.error("node scripts/make-migration.mjs NAME [--from GIT_REVISION]");
  process.exit(2);
}
// The package imports its .wasm file as a module, which Node needs a flag for; its JavaScript half is loaded apart.
const packageFolder = path.resolve("node_modules/@prisma/schema-engine-wasm");
const wasm = await import(pathToFileURL(path.join(packageFolder, "schema_engine_bg.js")).href);
const compiled = await WebAssembly.compile(readFileSync(path.join(packageFolder, "schema_engine_bg.wasm")));
const instance = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": wasm });
wasm.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start?.();

const adapter = bindMigrationAwareSqlAdapterFactory({
  provider: "postgres",
  adapterName: "none",
  connect: noConnection,
  connectToShadowDb: noConnection,
});
const engine = await wasm.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);

const schemaPath = "prisma/schema.prisma";
const before = schemaAt(revision);
const files = (content) => ({ files: [{ path: schemaPath, content }] });
const { stdout } = await engine.diff({
  from: before ? { tag: "schemaDatamodel", ...files(before) } : { tag: "empty" },
  to: { tag: "schemaDatamodel", ...files(readFileSync(schemaPath, "utf8")) },
  script: true,
  exitCode: null,
  shadowDatabaseUrl: null,
  filters: { externalTables: [], externalEnums: [] },
});
const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = path.join("prisma/migrations", `${time}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "migration.sql"), stdout);
console.log(path.join(folder, "migration.sql"));
process.exit(0);

function schemaAt(at) {
  try {
    return execFileSync("git", ["show", `${at}:${schemaPath}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return null;
  }
}
/** A connection that answers nothing: the engine opens one before it compares two schemas, and never asks it. */
async function noConnection() {
  const nothing = async () => ({ columnNames: [], columnTypes: [], rows: [] });
  return {
    provider: "postgres",
    adapterName: "none",
    queryRaw: nothing,
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    startTransaction: nothing,
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => undefined,
  };
}
