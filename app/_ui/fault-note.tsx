import { Note } from "./note";

/** What was refused, where it belongs to no field. */
export function FaultNote({
  fault,
}: {
  fault: { readonly message: string; readonly fields: Readonly<Record<string, string>> } | null;
}) {
  if (!fault || Object.keys(fault.fields).length > 0) return null;
  return <Note tone="asks" title={fault.message} isAnswer />;
}
