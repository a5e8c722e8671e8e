import type { Readable } from "node:stream";
import { open, type Entry, type ZipFile } from "yauzl";
import { Refusal } from "../kernel/refusal";

const MOST_ENTRIES = 1_000_000;

/** An open archive: its entries by name, each as a stream whose length and checksum are checked. */
export interface OpenZip {
  readonly names: readonly string[];
  readonly stream: (name: string) => Promise<Readable>;
  readonly text: (name: string, mostBytes: number) => Promise<string>;
  readonly close: () => void;
}

/** @throws Refusal where the file is no archive, or not the whole of one. */
export async function readZip(file: string): Promise<OpenZip> {
  const zip = await opened(file);
  const entries = await entriesOf(zip, file).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const stream = (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw broken(file, `it lacks ${name}`);
    return new Promise((resolve, reject) =>
      zip.openReadStream(entry, (error, read) => (error ? reject(broken(file, error.message)) : resolve(read))),
    );
  };
  return {
    names: [...entries.keys()],
    stream,
    text: async (name, mostBytes) => {
      if ((entries.get(name)?.uncompressedSize ?? 0) > mostBytes) throw broken(file, `${name} is too large`);
      const chunks: Buffer[] = [];
      for await (const chunk of await stream(name)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString("utf8");
    },
    close: () => zip.close(),
  };
}

const opened = (file: string): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    open(file, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(broken(file, error.message)) : resolve(zip),
    ),
  );

function entriesOf(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on("entry", (entry: Entry) => {
      if (entries.has(entry.fileName) || entries.size >= MOST_ENTRIES)
        return reject(broken(file, `${entry.fileName} stands in it twice`));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error: Error) => reject(broken(file, error.message)));
    zip.readEntry();
  });
}

const broken = (file: string, why: string): Refusal =>
  new Refusal("bad-input", "broken-archive", `${file} is not a whole archive: ${why}.`);
