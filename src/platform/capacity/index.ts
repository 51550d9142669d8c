/** How much is done at a time, for whom, and for how long. */
export { beyondRequest, leaveTurn } from "./request-scope.ts";
export { readCapacity } from "./settings.ts";
