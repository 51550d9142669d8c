import { program } from "../app/program.ts";
import type { Tx } from "../database/database.ts";

type Subject = { readonly subjectKind: string; readonly subjectId: string };

/** What acts were done to, in words: `Candidate Ada Ling`, by kind and identifier. */
export type SubjectNames = (subject: Subject) => string;

/**
 * Looks up what some things are called. One without a name is its kind and its identifier, unless that is a riddle or
 * the kind itself, of which there is only one.
 */
export async function findSubjectNames(tx: Tx, subjects: readonly Subject[]): Promise<SubjectNames> {
  const named = new Map<string, ReadonlyMap<string, string>>();
  for (const [kind, some] of Map.groupBy(subjects, ({ subjectKind }) => subjectKind)) {
    const ids = [...new Set(some.map(({ subjectId }) => subjectId))];
    named.set(kind, (await program().subjects[kind]?.names?.(tx, ids)) ?? new Map());
  }
  return ({ subjectKind, subjectId }) => {
    const name = named.get(subjectKind)?.get(subjectId) ?? (isRiddle(subjectId) ? "" : subjectId);
    return name === subjectKind ? kindWords(subjectKind) : `${kindWords(subjectKind)} ${name}`.trim();
  };
}

/** Whether an identifier says nothing to people: one that the program made up. */
function isRiddle(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id) || /^(?=.*\d)[a-z0-9]{16,}$/.test(id);
}

function kindWords(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`.replaceAll("-", " ");
}
