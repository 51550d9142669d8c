import type { CandidateChanges } from "#candidates";
import type { SeriesOffer } from "../offer.ts";
import type { UnitTaken } from "../units-taken.ts";
import type { HeldList, StagedOption } from "../rules/judge-list.ts";
import type { PeopleFacts } from "../rules/judge-person.ts";

/** What deciding on a file of entries needs to know, read under the lock of its centre. */
export type EntryFileFacts = {
  readonly offer: SeriesOffer;
  /** An entries file (E) of the series was accepted before. */
  readonly entriesBefore: boolean;
  readonly people: PeopleFacts;
  /** What each candidate holds, by candidate_id. */
  readonly held: ReadonlyMap<number, HeldList>;
  /** What the people of the file are entered for at other centres, by UCI. */
  readonly elsewhere: ReadonlyMap<string, ReadonlySet<string>>;
  /** What units the people of the file have taken before, or take at other centres, by UCI. */
  readonly taken: ReadonlyMap<string, readonly UnitTaken[]>;
  readonly lastCandidateId: number;
};

/** What a file does to the entries of its centre. */
export type EntryChanges = {
  readonly added: readonly CandidateOption[];
  readonly remade: readonly CandidateOption[];
  readonly withdrawn: readonly { readonly candidateId: number; readonly option: string }[];
  /** Candidates who were saved with the options that they are entered for. */
  readonly noted?: ReadonlySet<number>;
};

export type CandidateOption = StagedOption & { readonly candidateId: number };

/** What a file does to the candidates and the entries of its centre. */
export type FileChanges = { readonly candidates: CandidateChanges; readonly entries: EntryChanges };
