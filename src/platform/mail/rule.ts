/** Minutes to wait after each attempt that failed; about two days in all. */
const waits = [1, 5, 15, 60, 120, 240, 480, 480, 480, 480, 480] as const;

/**
 * Minutes until an email is tried again after so many attempts; undefined when no more attempts are made. A server
 * that is down for a night or a day loses nothing (RFC 5321, 4.5.4.1: a sender tries for some days, at growing
 * intervals).
 */
export function minutesUntilNext(attempts: number): number | undefined {
  return waits[attempts - 1];
}

/**
 * Whether trying again is useless: the server refused this recipient or this message for good (5xx, RFC 5321, 4.2.1). A
 * refusal of our name, our password or our sender is about the settings: every message would meet it, and none is lost.
 */
export function isFinal(fault: unknown): boolean {
  if (!(fault instanceof Error && "command" in fault && "responseCode" in fault)) return false;
  const { command, responseCode } = fault;
  const aboutMessage = command === "RCPT TO" || command === "DATA";
  return aboutMessage && typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
}

/**
 * A text without links that do not lead to the board's own pages: a name that somebody chose must not carry another
 * site's link into an email from the board, nor stop the email from being sent.
 */
export function withoutForeignLinks(text: string, address: string): string {
  return text.replaceAll(/(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>"]*/gi, (link) => {
    const end = /[.,;:!?)'\]]*$/.exec(link)?.[0] ?? "";
    const bare = link.slice(0, link.length - end.length);
    const isOwn = bare === address || (bare.startsWith(address) && /^[/?#]/.test(bare.slice(address.length)));
    return isOwn ? link : `(a link was left out)${end}`;
  });
}
