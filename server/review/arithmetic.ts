/** The door for whoever has a file and no database: its shape is checked by a library that no page needs. */
export { variance } from "./rules/variance";
export { varianceFaults, type VarianceInput } from "./rules/variance-shape";
