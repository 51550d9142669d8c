/** The rules of awarding that other modules show, explain or try out. */
export {
  checkBoundaries,
  gradeAt,
  overallBoundaries,
  spaceBoundaries,
  unclassified,
  type Boundary,
} from "./boundaries/index.ts";
export {
  capOf,
  checkUniformUnit,
  conversionOf,
  convertRaw,
  knotsOf,
  marksLimit,
  notionalPercent,
  parseKnots,
  parseNotional,
  uniformShares,
  type Conversion,
  type Converted,
  type Knot,
  type Notional,
  type UniformScheme,
  type UniformUnit,
} from "./uniform-mark/index.ts";
export {
  linearResult,
  linearTotal,
  weightingFactor,
  type LinearResult,
  type Rounding,
  type WeightedWork,
} from "./linear-total/index.ts";
export { uniformGrade, type UniformRules } from "./uniform-total/index.ts";
export { nearPass, pointsGrade, unitPoints, type PointsRow, type PointsRules } from "./points/index.ts";
