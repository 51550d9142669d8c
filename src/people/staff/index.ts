/** Staff of centres and of the board: who they are, and what role they have. */
export { unreadNotices } from "./read-notice/notices.ts";
export { staffActs } from "./staff-acts.ts";
