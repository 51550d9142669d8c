/** The second calculation of an award, compared with the first. */
export { compareResults, type Difference } from "./compare-results.ts";
export { secondCalculation, type SecondCalculation } from "./second-calculation.ts";
