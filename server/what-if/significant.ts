/** Twelve significant digits, as the engine prints: the same in a server and a browser. Never −0. */
export const significant = (value: number): number => Number(value.toPrecision(12)) + 0;
