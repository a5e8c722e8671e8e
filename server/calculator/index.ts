export { calculatorAddress, CALCULATOR_PATH, readCalculatorAddress, readInput, type ReadInput } from "./address";
