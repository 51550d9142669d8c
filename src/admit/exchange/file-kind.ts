import type { Centre } from "#centres";
import type { ParsedCentre } from "#formats/exchange-file";
import type { FileLetter } from "#formats/layouts";
import { type Day, settle, type Slices } from "#kernel";
import type { Permission } from "#platform/actors";
import type { Tx } from "#platform/database";
import type { Announcement } from "#platform/events";
import type { Moment } from "#platform/perform";
import type { About, Remark } from "./remark.ts";
import type { FileReport } from "./report.ts";

/** Where something is in a file: the line and the byte in it, from 1; 0 when it is the whole file or line. */
export type Place = { readonly line: number; readonly column: number };

/** What a file changed, counted. What each count means is the kind's to say. */
export type FileCounts = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
};

export const nothingCounted: FileCounts = { added: 0, changed: 0, removed: 0, unchanged: 0 };

/** How a kind names one of the counts: to programs, in a sentence of figures, and above a column. */
export type CountWords = {
  readonly count: keyof FileCounts;
  readonly name: string;
  readonly title: string;
  readonly heading: string;
};

/** What a kind of files is called and who may do what with it. */
export type FileKindAbout = {
  /** In the addresses, with an s, and in the audit log: `entry-file`. */
  readonly name: string;
  /** The heading of its list: `Entry files`. */
  readonly title: string;
  /** What its records hold: `entries`. */
  readonly items: string;
  /** What there is to send, in a sentence: `entries or amendments`. */
  readonly sends: string;
  /** The letters it takes, each with what a file of it holds: `Amendments`. */
  readonly letters: readonly { readonly letter: FileLetter; readonly title: string }[];
  readonly counts: readonly CountWords[];
  /** The label of a field beside the files: why they change what is there, when a change needs a reason. */
  readonly asksReason?: string;
  /** Slugs of the warnings that come first in a report, the gravest first. */
  readonly gravest?: readonly string[];
  /** Slugs of warnings of the formats that are only notes in files of this kind. */
  readonly noted?: readonly string[];
  readonly view: Permission;
  /** Announces each file, accepted or rejected; nothing is announced when undefined. */
  announce?(report: FileReport): Announcement;
};

/** The part of a file that is read by its kind: one centre's records in a series. */
export type FileSection = {
  readonly name: string;
  readonly letter: FileLetter;
  readonly series: string;
  readonly section: ParsedCentre;
  /** The day on which the file was made; today when it does not say. */
  readonly madeOn: Day;
  /** The lines whose record does not have the form of its layout: what they say is not judged. */
  readonly faultyLines: ReadonlySet<number>;
  /** The reason that was given with the file; blank when there was none. */
  readonly reason: string;
};

/** What is known when a file is judged. */
export type FileContext = {
  readonly letter: FileLetter;
  readonly series: string;
  readonly centre: Centre;
  readonly side: "centre" | "board";
  readonly at: Temporal.Instant;
};

/** What became of an accepted file. */
export type FileOutcome = { readonly counts: FileCounts; readonly events?: readonly Announcement[] };

/** What a kind decides: its errors and warnings, and, when there is no error, what changes. */
export type FileJudgement<Changes> = { readonly remarks: readonly Remark[]; readonly changes: Changes };

/**
 * What the module that owns a kind brings: its records as wanted changes, where each of them is in the file, the facts
 * under lock (undefined when nothing of the kind is open in the series), a pure rule, and saving.
 */
export type FileWork<Wanted, Facts, Changes> = {
  read(file: FileSection): Wanted | Slices<Wanted>;
  findPlace(wanted: Wanted, about: About): Place | undefined;
  load(tx: Tx, wanted: Wanted, context: FileContext, moment: Moment): Promise<Facts | undefined>;
  judge(facts: Facts, wanted: Wanted, context: FileContext): FileJudgement<Changes> | Slices<FileJudgement<Changes>>;
  save(tx: Tx, changes: Changes, context: FileContext, moment: Moment): Promise<FileOutcome>;
};

/** A file that its kind has read; what the kind makes of it stays inside. */
export type OpenFile = {
  findPlace(about: About): Place | undefined;
  load(tx: Tx, context: FileContext, moment: Moment): Promise<LoadedFile | undefined>;
};
export type LoadedFile = { judge(): Slices<JudgedFile> };
export type JudgedFile = { readonly remarks: readonly Remark[]; save(tx: Tx, moment: Moment): Promise<FileOutcome> };

/** A kind of files as a module brings it: files of some letters that are received, listed and answered in one way. */
export type FileKind = FileKindAbout & { open(file: FileSection): Slices<OpenFile> };

/** Declares a kind of files. */
export function defineFileKind<Wanted, Facts, Changes>(
  about: FileKindAbout,
  work: FileWork<Wanted, Facts, Changes>,
): FileKind {
  return {
    ...about,
    *open(file) {
      return openFile(work, yield* settle(work.read(file)));
    },
  };
}

function openFile<Wanted, Facts, Changes>(work: FileWork<Wanted, Facts, Changes>, wanted: Wanted): OpenFile {
  return {
    findPlace: (about) => work.findPlace(wanted, about),
    load: async (tx, context, moment) => {
      const facts = await work.load(tx, wanted, context, moment);
      if (!facts) return undefined;
      return {
        *judge() {
          return judgedFile(work, yield* settle(work.judge(facts, wanted, context)), context);
        },
      };
    },
  };
}

function judgedFile<Wanted, Facts, Changes>(
  work: FileWork<Wanted, Facts, Changes>,
  { remarks, changes }: FileJudgement<Changes>,
  context: FileContext,
): JudgedFile {
  return { remarks, save: (tx, moment) => work.save(tx, changes, context, moment) };
}
