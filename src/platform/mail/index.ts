/** Email that waits until it is sent. */
export { findMailOutcome } from "./find-outcome.ts";
export { openTransport } from "./open-transport.ts";
export { queueMail } from "./queue-mail.ts";
export { isAddress, readMailing } from "./read-mailing.ts";
