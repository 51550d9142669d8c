/** The explanation of one result. */
export { explainResult } from "./explain-result.ts";
export {
  ExplanationFault,
  type ComponentStory,
  type Explanation,
  type GradeStory,
  type TotalStory,
  type UniformStory,
  type UnitsStory,
  type UnitStory,
} from "./explanation.ts";
export { findExplanationFacts, type ExplanationWanted } from "./read-explanation-facts.ts";
export type { ExplanationFacts } from "./facts.ts";
