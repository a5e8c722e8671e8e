/** The quarter: what changed, what is asked, what was decided and signed. */
export { exactVariance, variance, volumeByWorkload } from "./rules/variance";
export {
  varianceFaults,
  type UsageCell,
  type VarianceCell,
  type VarianceInput,
  type VarianceOf,
} from "./rules/variance-shape";
