import { numberWords } from "#candidates";

/** An error of a table that says whom it is about: `Candidate 0012, J277: ` and what is wrong. */
export function withCandidate(candidateNumber: number, option: string, text: string): string {
  const who = `Candidate ${numberWords(candidateNumber)}`;
  if (text.startsWith(who)) return text;
  return `${who}${/^[A-Z0-9]{1,6}$/.test(option) ? `, ${option}` : ""}: ${text}`;
}
