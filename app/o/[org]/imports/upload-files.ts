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
}

/**
 * Sends one file as the raw body of a request; XMLHttpRequest tells how far it is, fetch does not.
 * Answers the import's id. @throws Error with the server's sentence.
 */
export function uploadFile(
  org: string,
  file: File,
  hints: UploadHints,
  onProgress: (progress: UploadProgress) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const request = new XMLHttpRequest();
    request.open("POST", `/o/${org}/imports/upload`);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("x-import-hints", encodeURIComponent(JSON.stringify(hints)));
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ name: file.name, sentBytes: loaded, totalBytes: total, startedAt });
    request.onerror = () =>
      reject(new Error(`The connection broke while ${file.name} was sent. Nothing was kept; send it again.`));
    request.onload = () => {
      const answer = readJson(request.responseText);
      if (request.status === 201 && typeof answer?.id === "string") resolve(answer.id);
      else
        reject(
          new Error(answer?.error?.message ?? answer?.message ?? `${file.name} was not taken (${request.status}).`),
        );
    };
    request.send(file);
  });
}

function readJson(text: string): { id?: unknown; message?: string; error?: { message?: string } } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
