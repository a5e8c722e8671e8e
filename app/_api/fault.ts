import { TRPCClientError } from "@trpc/client";

export interface Fault {
  readonly message: string;
  /** The field that the fault belongs to, where there is one. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The sentence of a refused call, and which fields it is about. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof TRPCClientError))
    return { message: "The server could not be reached. Nothing was changed; try again.", fields: {} };
  const shape = error.data as { fields?: { path: string; message: string }[]; facts?: { field?: string } } | null;
  const fields = Object.fromEntries((shape?.fields ?? []).map((field) => [field.path, field.message]));
  if (shape?.facts?.field) fields[shape.facts.field] = error.message;
  return { message: error.message, fields };
}
