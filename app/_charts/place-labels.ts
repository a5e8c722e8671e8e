import { textWidth, type Box } from "@/server/drawings";

/** Where the first baseline of a label may begin or end. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** A label of one or more lines, the first strong, with the places it may take, best first. */
export interface Wanted {
  readonly lines: readonly string[];
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

const LINE = 15;

export function labelBox(lines: readonly string[], { x, y, anchor }: Candidate): Box {
  const width = Math.max(0, ...lines.map((line, index) => textWidth(line, 12, index === 0)));
  const left = anchor === "start" ? x : x - width;
  return { left, top: y - 9, right: left + width, bottom: y + 3 + LINE * (lines.length - 1) };
}

const meets = (one: Box, other: Box): boolean =>
  one.left < other.right + 4 && other.left < one.right + 4 && one.top < other.bottom + 2 && other.top < one.bottom + 2;

const isWithin = (box: Box, room: Box): boolean =>
  box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;

/**
 * A place for each label, one after the other: the first candidate inside the room that meets no label placed before;
 * else the first inside; else the first.
 */
export function placeLabels(labels: readonly Wanted[], room: Box): Candidate[] {
  const taken: Box[] = [];
  return labels.map(({ lines, candidates }) => {
    const inside = candidates.filter((candidate) => isWithin(labelBox(lines, candidate), room));
    const free = inside.find((candidate) => !taken.some((other) => meets(labelBox(lines, candidate), other)));
    const chosen = free ?? inside[0] ?? candidates[0];
    taken.push(labelBox(lines, chosen));
    return chosen;
  });
}
