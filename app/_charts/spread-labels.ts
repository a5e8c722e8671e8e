export interface Label {
  /** The baseline of its first line, where it wants to stand. */
  readonly y: number;
  /** Of all its lines. */
  readonly height: number;
}

/**
 * First baselines for labels one above the other: none meets another, all within [top, bottom] while there is room,
 * as near to where they want to be as that allows. The order of the answers is that of the questions.
 */
export function spreadLabels(labels: readonly Label[], top: number, bottom: number): number[] {
  const order = labels
    .map(({ y, height }, index) => ({ y, height, index }))
    .sort((one, other) => one.y - other.y || one.index - other.index);
  let floor = top;
  for (const one of order) {
    one.y = Math.max(one.y, floor);
    floor = one.y + one.height;
  }
  const all = order.reduce((sum, one) => sum + one.height, 0);
  let ceiling = Math.max(bottom, top + all);
  const places = new Array<number>(labels.length).fill(0);
  for (const one of [...order].reverse()) {
    one.y = Math.min(one.y, ceiling - one.height);
    ceiling = one.y;
    places[one.index] = one.y;
  }
  return places;
}
