/** What was done, when and by whom, beside the thing it was done to. */
export { findTimeline, type Timeline } from "./timeline/find-timeline.ts";
