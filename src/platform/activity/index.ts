/** What was done, when and by whom, beside the thing it was done to. */
export { findTimeline, type HistoryLine, type Timeline, withLines } from "./timeline/find-timeline.ts";
export { findSubjectNames } from "./subject-names.ts";
export { subjectPlace } from "./timeline/subject-place.ts";
