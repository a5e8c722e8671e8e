import type { UploadMemory } from "./send-in-parts";

const EDGE_BYTES = 65_536;

/**
 * Remembers an upload in this browser, so that it is gone on with after a reload when the same file is chosen again: by the
 * organization, what was said of it, the file's name, size and time, and the bytes at its two ends.
 */
export async function begunMemory(org: string, file: File, hints: object): Promise<UploadMemory> {
  const told = JSON.stringify([org, file.name, file.size, file.lastModified, hints, await edgesOf(file)]);
  const key = `quarterdeck:upload:${told}`;
  return {
    get: () => guarded(() => localStorage.getItem(key)),
    set: (id) =>
      void guarded(() => {
        if (id === null) localStorage.removeItem(key);
        else localStorage.setItem(key, id);
        return null;
      }),
  };
}

async function edgesOf(file: File): Promise<string> {
  if (!globalThis.crypto?.subtle) return "";
  const edges = new Blob([file.slice(0, EDGE_BYTES), file.slice(-EDGE_BYTES)]);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await edges.arrayBuffer()));
  return btoa(String.fromCharCode(...hash));
}

/** A browser that keeps nothing sends the file from its beginning. */
function guarded<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
