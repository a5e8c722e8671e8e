/**
 * A process that may write no file beyond a size (`ulimit -f`, set by the shell that starts it), which is how a full disk looks to
 * it: does what its first argument says and prints the outcome as JSON. For tests.
 */
import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import { closeConnections } from "../../tenancy/tenant-database";
import { addPart, beginUpload, importFile, inspectImport, receiveUpload } from "..";

const [act = "", organizationId = "", file = ""] = process.argv.slice(2);
const actor = { kind: "operator", id: "operator:test", name: "operator:test", role: null } as const;
const name = path.basename(file);

const acts: Record<string, () => Promise<unknown>> = {
  import: () =>
    importFile(organizationId, actor, {
      ...{ path: file, name, hints: {}, overlap: null, confirmRejects: false, isDryRun: false },
    }),
  upload: () =>
    receiveUpload(organizationId, actor, {
      ...{ fileName: name, body: createReadStream(file), contentLength: statSync(file).size, hints: {} },
    }),
  parts: async () => {
    const bytes = statSync(file).size;
    const id = await beginUpload(organizationId, actor, { fileName: name, bytes, hints: {} });
    return addPart(organizationId, actor, id, { offset: 0, body: createReadStream(file), contentLength: bytes });
  },
  // The third argument is the import's id.
  inspect: () => inspectImport(organizationId, file),
};

try {
  console.log(JSON.stringify({ done: (await acts[act]?.()) ?? null }));
} catch (error) {
  const { name: kind, code, message } = error as Error & { code?: string };
  console.log(JSON.stringify({ thrown: { kind, code, message } }));
}
await closeConnections();
