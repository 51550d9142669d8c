/** Pages of acts and forms: the face kit. */
export { fieldsOf } from "./act-page.ts";
export { confirmPage } from "./confirm-page.ts";
export type { Choice, Field } from "./field.ts";
export { type Asked, formPage } from "./form-page.ts";
export { idempotencyKeyOf, performFor, rawOf, refusedPage } from "./perform-for.ts";
export { type Crumb, faultsOf, type Question, questionPage } from "./question.ts";
