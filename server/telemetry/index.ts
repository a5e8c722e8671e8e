export { receiveTraces } from "./receive-traces";
export { rollLeftTraces, rollTraces } from "./roll-traces";
