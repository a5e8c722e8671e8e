import { cell, momentOf, unixMomentOf } from "./expressions";
import type { Cells, Reading } from "./format";

/** The four times that every export of the OpenAI dashboard begins with. */
export const OPENAI_TIMES = ["start_time", "end_time", "start_time_iso", "end_time_iso"] as const;

/** When a bucket of the OpenAI dashboard begins: Unix seconds, else the ISO text, which may lack its offset and is UTC. */
export function openaiMoment(cells: Cells): Reading["moment"] {
  const start = cell(cells, "start_time");
  const iso = cells.text("start_time_iso");
  const span = `(whole(${cells.text("end_time")}) - whole(${start.text}))`;
  return {
    ...start,
    at: `CASE WHEN ${start.text} IS NULL THEN ${momentOf(iso)} ELSE ${unixMomentOf(start.text)} END`,
    tellsHour: `${span} BETWEEN 1 AND 3600`,
  };
}
