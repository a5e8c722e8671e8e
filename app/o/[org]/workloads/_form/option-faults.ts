import { TRPCClientError } from "@trpc/client";

export type PlacedFaults = Readonly<Record<string, string>>;

interface Facts {
  readonly faults?: readonly { readonly path?: string; readonly problem?: string }[];
}

/** The faults that a refusal names by their places, one a place; nothing where it names none. */
export function placedFaults(error: unknown): PlacedFaults {
  if (!(error instanceof TRPCClientError)) return {};
  const { faults = [] } = ((error.data as { facts?: Facts } | null)?.facts ?? {}) satisfies Facts;
  return Object.fromEntries(faults.flatMap(({ path, problem }) => (path && problem ? [[path, problem] as const] : [])));
}

/** Faults of what was sent below a name, by their places in it. */
export const faultsBelow = (fields: PlacedFaults, name: string): PlacedFaults =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([path, fault]) =>
      path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), fault] as const] : [],
    ),
  );
