/** The way to the server, broken or not. */
export interface UploadWay {
  /** Announces the file; answers the upload's id. */
  readonly begin: () => Promise<string>;
  /** How many bytes of an upload are there; null where nothing is known of it. */
  readonly offsetOf: (id: string) => Promise<number | null>;
  /** Sends the next part; `onSent` is told how many bytes of it are on their way. */
  readonly send: (
    id: string,
    offset: number,
    part: Blob,
    onSent: (bytes: number) => void,
  ) => Promise<{ readonly offset: number; readonly isDone: boolean }>;
}

/** Where the id of an upload is kept until it is whole. */
export interface UploadMemory {
  readonly get: () => string | null;
  readonly set: (id: string | null) => void;
}

export interface PartsProgress {
  readonly sentBytes: number;
  /** While the connection is broken and nothing moves. */
  readonly isBroken: boolean;
}

export interface SendingParts {
  readonly memory: UploadMemory;
  readonly onProgress: (progress: PartsProgress) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly partBytes?: number;
}

/** What a break of the connection, or a server that is away, is told by: whatever else is thrown ends the upload. */
export class BrokenWay extends Error {}

/** Small enough to be hashed at once and to pass what stands before a server, large enough that few are needed. */
const PART_BYTES = 8 * 2 ** 20;
/** About ten minutes in a row. */
const MOST_TRIES = 25;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Sends a file in parts, each once it is known how much is there, and goes on by itself after every break; an upload that is
 * remembered is gone on with. Answers the id of the import. @throws Error with the server's sentence, or BrokenWay in the end.
 */
export async function sendInParts(file: Blob, way: UploadWay, sending: SendingParts): Promise<string> {
  const { memory, onProgress, pause, partBytes = PART_BYTES } = sending;
  let id = memory.get();
  let offset: number | null = null;
  let furthest = 0;
  let tries = 0;
  for (;;)
    try {
      if (id !== null && offset === null) offset = await way.offsetOf(id);
      if (id === null || offset === null) {
        id = await way.begin();
        memory.set(id);
        offset = 0;
      }
      const from: number = offset;
      // Only what arrived counts as getting on.
      if (from > furthest) tries = 0;
      furthest = Math.max(furthest, from);
      onProgress({ sentBytes: from, isBroken: false });
      const answer = await way.send(id, from, file.slice(from, from + partBytes), (bytes) =>
        onProgress({ sentBytes: from + bytes, isBroken: false }),
      );
      offset = answer.offset;
      if (!answer.isDone) continue;
      memory.set(null);
      return id;
    } catch (error) {
      if (!(error instanceof BrokenWay)) {
        memory.set(null);
        throw error;
      }
      if (++tries > MOST_TRIES) throw error;
      onProgress({ sentBytes: offset ?? 0, isBroken: true });
      await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (tries - 1)));
      offset = null;
    }
}
