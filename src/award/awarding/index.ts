/** Awarding: award runs, the explanation of a result, and the rules that other modules show or try out. */
export {
  explainResult,
  findExplanationFacts,
  type Explanation,
  type GradeExplanation,
} from "./explain-result/index.ts";
export { overallBoundaries } from "./rules/boundaries/index.ts";
export { linearResult, type WeightedWork } from "./rules/linear-total/index.ts";
export { pointsGrade, unitPoints, type PointsRow } from "./rules/points/index.ts";
export {
  conversionOf,
  convertRaw,
  knotsOf,
  parseKnots,
  type Conversion,
  type Converted,
  type Knot,
  type UniformScheme,
  type UniformShare,
} from "./rules/uniform-mark/index.ts";
export { uniformGrade } from "./rules/uniform-total/index.ts";
export { notionalOf } from "./run-award/option-outcomes.ts";
export { runAward } from "./run-award/run-award.ts";
export { convertHeader, readConvertUnit } from "./toolbox/convert-row.ts";
