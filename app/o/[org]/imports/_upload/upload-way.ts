import { BrokenWay, type UploadWay } from "./send-in-parts";

interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | string;
  readonly onSent?: (bytes: number) => void;
}

interface Answered {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export interface AnnouncedFile {
  readonly fileName: string;
  readonly bytes: number;
  readonly hints: object;
}

/** The way of the imports page: XMLHttpRequest tells how far a part is, fetch does not. */
export function uploadWay(org: string, file: AnnouncedFile): UploadWay {
  const address = `/o/${org}/imports/uploads`;
  return {
    begin: async () => {
      const headers = { "content-type": "application/json" };
      const answer = await ask({ method: "POST", address, headers, body: JSON.stringify(file) });
      const { id } = readJson(answer.text);
      if (answer.status !== 201 || typeof id !== "string") throw refusalOf(answer, file.fileName);
      return id;
    },
    offsetOf: async (id) => {
      const answer = await ask({ method: "HEAD", address: `${address}/${id}` });
      const offset = answer.header("upload-offset");
      return answer.status === 200 && offset !== null ? Number(offset) : null;
    },
    send: async (id, offset, part, onSent) => {
      const headers = {
        "content-type": "application/offset+octet-stream",
        "upload-offset": String(offset),
        ...(await checksumOf(part)),
      };
      const answer = await ask({ method: "PATCH", address: `${address}/${id}`, headers, body: part, onSent });
      // The file ends elsewhere there, the part came damaged or in part, or nothing is known of the upload: all is asked anew.
      const isElsewhere = answer.status === 409 || answer.status === 404;
      if (isElsewhere || readJson(answer.text).error?.code === "cut-short")
        throw new BrokenWay("the upload stands elsewhere");
      if (answer.status !== 200 && answer.status !== 201) throw refusalOf(answer, file.fileName);
      return { offset: Number(answer.header("upload-offset")), isDone: readJson(answer.text).isDone === true };
    },
  };
}

function ask({ method, address, headers = {}, body, onSent }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (onSent) request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onerror = () => reject(new BrokenWay("the connection broke"));
    request.onload = () => {
      const { status, responseText: text } = request;
      // A gateway whose server is away, or a server that fell: it may be back soon. A full disk says so in words.
      if (status === 0 || (status >= 500 && readJson(text).error?.code === undefined))
        reject(new BrokenWay(`the server answered ${status}`));
      else resolve({ status, text, header: (name) => request.getResponseHeader(name) });
    };
    request.send(body);
  });
}

/** A hash of the part, so that what arrived otherwise is noticed at once; browsers give it to pages that are secure. */
async function checksumOf(part: Blob): Promise<Record<string, string>> {
  if (!globalThis.crypto?.subtle) return {};
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await part.arrayBuffer()));
  return { "upload-checksum": `sha256 ${btoa(String.fromCharCode(...hash))}` };
}

function refusalOf({ status, text }: Answered, fileName: string): Error {
  const { error, message } = readJson(text);
  return new Error(error?.message ?? message ?? `${fileName} was not taken (${status}).`);
}

interface SaidJson {
  id?: unknown;
  isDone?: unknown;
  message?: string;
  error?: { code?: string; message?: string };
}

function readJson(text: string): SaidJson {
  try {
    return (JSON.parse(text) as SaidJson | null) ?? {};
  } catch {
    return {};
  }
}
