import { Problem } from "./problem";

export interface Content {
  /** Lower case, without parameters; empty where the sender does not say. */
  readonly type: string;
  readonly parameter: (name: string) => string | null;
  readonly encoding: "identity" | "gzip";
}

/** What kind of content a request brings. @throws Problem unsupported-content for an encoding that is not read. */
export function contentOf(request: Request): Content {
  const [type = "", ...parameters] = (request.headers.get("content-type") ?? "").split(";");
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity" && encoding !== "gzip")
    throw new Problem("unsupported-content", `Content-Encoding ${encoding} is not read here: send gzip, or none.`);
  return {
    type: type.trim().toLowerCase(),
    encoding,
    parameter: (name) => {
      const given = parameters.map((parameter) => /^\s*([^=\s]+)\s*=\s*(?:"([^"]*)"|([^\s"]*))\s*$/.exec(parameter));
      const found = given.find((parts) => parts?.[1]?.toLowerCase() === name);
      return found?.[2] ?? found?.[3] ?? null;
    },
  };
}

export const contentLengthOf = (request: Request): number | null => {
  const given = request.headers.get("content-length");
  return given !== null && /^\d+$/.test(given) ? Number(given) : null;
};
