/** The days on which people work, for rules that count them. */
export { readCalendar } from "./read-calendar.ts";
