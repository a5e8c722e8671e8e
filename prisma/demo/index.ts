/** The demo company: who works there, and how it is loaded and taken out. */
export { loadDemo, removeDemo } from "./load-demo";
export { people } from "./people";
