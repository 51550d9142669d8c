import { maskPersonal } from "#platform/privacy";

/**
 * An entry of the log: the instant in UTC, then the line without what is personal. Only an entry begins at the edge:
 * what somebody wrote into a fault cannot look like one, since its further lines are set in, and it moves no cursor.
 */
export function logEntry(line: string, at: Temporal.Instant): string {
  const plain = maskPersonal(line)
    .trimEnd()
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\n    ")
    .replaceAll(/(?!\n)[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
  return `${at.toString({ smallestUnit: "millisecond" })} ${plain}\n`;
}
