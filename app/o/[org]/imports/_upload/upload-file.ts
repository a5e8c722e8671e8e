import { begunMemory } from "./begun-memory";
import { BrokenWay, sendInParts } from "./send-in-parts";
import { uploadWay } from "./upload-way";

/** What a person says about a file that its rows do not. */
export interface UploadHints {
  readonly source?: string;
  readonly model?: string;
  readonly provider?: string;
  readonly start?: string;
}

export interface UploadProgress {
  readonly name: string;
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly startedAt: number;
  /** What was there already when this page began to send. */
  readonly startedBytes: number;
  readonly isBroken: boolean;
}

/** Sends one file, in parts, through every break of the connection. Answers the import's id. @throws Error with a sentence. */
export async function uploadFile(
  org: string,
  file: File,
  hints: UploadHints,
  onProgress: (progress: UploadProgress) => void,
): Promise<string> {
  const startedAt = Date.now();
  let startedBytes: number | null = null;
  const way = uploadWay(org, { fileName: file.name, bytes: file.size, hints });
  try {
    return await sendInParts(file, way, {
      memory: await begunMemory(org, file, hints),
      pause,
      onProgress: ({ sentBytes, isBroken }) => {
        startedBytes ??= isBroken ? null : sentBytes;
        const started = { startedAt, startedBytes: startedBytes ?? 0 };
        onProgress({ name: file.name, sentBytes, totalBytes: file.size, isBroken, ...started });
      },
    });
  } catch (error) {
    if (!(error instanceof BrokenWay)) throw error;
    throw new Error(
      `The connection broke while ${file.name} was sent. What arrived is kept for a day: choose the same file again to go on.`,
    );
  }
}

/** Until the time is over, or the browser says that it is connected again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
  });
}
