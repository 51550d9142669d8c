import { randomUUIDv7 } from "node:crypto";

/** The millisecond of the last identifier, and how many were made in it before. */
let [lastMillisecond, made] = [0, 0];

const counterEnd = 4096;

/**
 * A new identifier that sorts after every one that this program made before it (UUID version 7; within a millisecond
 * its twelve bits after the version count up, RFC 9562 section 6.2).
 */
export function newId(): string {
  const id = randomUUIDv7();
  const now = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  if (now > lastMillisecond) [lastMillisecond, made] = [now, 0];
  else if (made + 1 < counterEnd) made += 1;
  else [lastMillisecond, made] = [lastMillisecond + 1, 0];
  const time = lastMillisecond.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${made.toString(16).padStart(3, "0")}${id.slice(18)}`;
}
