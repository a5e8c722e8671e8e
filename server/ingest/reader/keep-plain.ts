import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** A file that bytes are kept in as they pass. `write` waits where the disk is slower; a full disk is thrown. */
export interface KeptFile {
  write(chunk: Buffer): Promise<void>;
  close(): Promise<void>;
}

export function keepPlain(path: string): KeptFile {
  const file = createWriteStream(path);
  let failure: Error | undefined;
  file.on("error", (error) => (failure = error));
  return {
    write: async (chunk) => {
      if (failure) throw failure;
      if (!file.write(chunk)) await once(file, "drain");
    },
    close: async () => {
      if (failure) throw failure;
      await finished(file.end());
    },
  };
}
