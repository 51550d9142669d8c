/** The gate through which every change goes. */
export {
  type Action,
  type AnyAction,
  defineAction,
  isProposed,
  type Moment,
  type Performed,
  type Proposal,
  type Saved,
  type SecondPerson,
} from "./action.ts";
export { answerGiven } from "./answer-given.ts";
export { consider } from "./consider.ts";
export { defineTwoPersonAction } from "./define-two-person-action.ts";
export { fieldText } from "./field-text.ts";
export { inSlices } from "./in-slices.ts";
export { perform } from "./perform.ts";
export { RefusedAct } from "./refused-act.ts";
