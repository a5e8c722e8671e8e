interface OfferedFile {
  /** As it is saved where a browser knows no other alphabet. */
  readonly plainName: string;
  /** The name in any alphabet, where it has one. */
  readonly name?: string;
  readonly contentType: string;
  readonly body: BodyInit;
}

/** Offers a file to be saved: never kept by anybody between, never taken for what it is not. */
export const fileAnswer = ({ plainName, name, contentType, body }: OfferedFile): Response =>
  new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${plainName}"${name === undefined ? "" : `; filename*=UTF-8''${encodeURIComponent(name)}`}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });

export const CSV = "text/csv; charset=utf-8";
