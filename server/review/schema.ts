/** Everything that a review says, as plain values: what crosses a border, safe in the browser. */
export type * from "./shapes/amount";
export type * from "./shapes/data-quality";
export * from "./shapes/decision";
export type * from "./shapes/lines";
export type * from "./shapes/scenario-line";
export type * from "./shapes/snapshot";
export type * from "./shapes/workload-line";
