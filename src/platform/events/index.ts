/** What other modules and systems are told once an act is done. */
export { announce } from "./announce.ts";
export { type Announcement, defineEvent, type Event } from "./define-event.ts";
export { type Delivered, deliverEvents, type Subscriber } from "./deliver.ts";
