import { numberWords } from "#candidates";

/** An error of a table that says whom it is about: `Candidate 0012 Ling, Ada, J277: ` and what is wrong. */
export function withCandidate(candidateNumber: number, option: string, text: string, name?: string): string {
  const number = `Candidate ${numberWords(candidateNumber)}`;
  const who = name === undefined ? number : `${number} ${name}`;
  if (text.startsWith(number)) return text.startsWith(who) ? text : text.replace(number, who);
  return `${who}${/^[A-Z0-9]{1,6}$/.test(option) ? `, ${option}` : ""}: ${text}`;
}
