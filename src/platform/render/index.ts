/** Templates, and the navigation of a page. */
export { formatCount } from "./render.ts";
