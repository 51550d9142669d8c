/** The most characters that a refusal quotes. */
const quotedMax = 80;

/** What was sent, as a refusal quotes it: a long text is cut, so that no answer grows with what was sent. */
export function shortened(text: string): string {
  return text.length <= quotedMax ? text : `${text.slice(0, quotedMax)}…`;
}
