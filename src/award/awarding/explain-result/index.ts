/** The explanation of one result. */
export { explainResult } from "./explain-result.ts";
export {
  ExplanationFault,
  type ComponentExplanation,
  type Explanation,
  type GradeExplanation,
  type TotalExplanation,
  type UniformExplanation,
  type UnitsExplanation,
  type UnitExplanation,
} from "./explanation.ts";
export { findExplanationFacts, type ExplanationWanted } from "./read-explanation-facts.ts";
export type { ExplanationFacts } from "./facts.ts";
