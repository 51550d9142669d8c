/** The description of the API. */
export { openApi } from "./open-api.ts";
