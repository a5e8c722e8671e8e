import type { Answers } from "../formats/format";
import { cellsOf } from "../rules/read-rows-sql";
import type { Head } from "./read-head";

/** Whether the rows under a head come to the same where they are read as they stand, without being written anew one by one. */
export function mayStayInPlace(head: Head, answers: Answers): boolean {
  const { format, generation } = head.recognised;
  // In place a cell keeps the blanks around it.
  const isPlain = !head.isPadded && !head.jsonLayout && head.line === 1 && head.dialect.quote === '"';
  if (!isPlain || format.bodies || format.needs?.(generation, answers)?.refused) return false;
  const reading = format.read(cellsOf(head.container, head.recognised), answers);
  // What needs the order of rows needs their lines.
  return !reading.identity && !reading.prefixBlocks;
}
