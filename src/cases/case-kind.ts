import type { Cell, Day, DayCount, Decision, LifeCycle } from "#kernel";
import type { Actor, Permission } from "#platform/actors";
import type { Tx } from "#platform/database";
import type { ListColumn, ListFilter, Tag } from "#platform/lists";
import type { Asked } from "#platform/pages";
import type { Moment } from "#platform/perform";
import type { CaseRow } from "./case-row.ts";

/** What common code knows of a status: it is the board's turn, others' turn while the clock stands still, or over. */
export type Phase = "open" | "waiting" | "closed";

/** Who does a move: the centre whose case it is, or the board. */
export type CaseSide = "centre" | "board";

/** A status of a kind of case, as each side reads it. */
export type CaseStatus = {
  readonly phase: Phase;
  readonly tag: Tag;
  readonly centreTag?: Tag;
  /** What a side has to know of it, or to do, above everything else on the page. */
  readonly tells?: Readonly<Partial<Record<CaseSide, string>>>;
};

/** One thing that can be done to a case. Its name is a verb, and an act of the kind's life cycle. */
export type Move = {
  readonly act: string;
  readonly by: CaseSide;
  /** In lists of acts and of endpoints: `Answer a question and close it`. */
  readonly summary: string;
  /** In the history, after who did it: `answered and closed it`. */
  readonly done: string;
  readonly heading: string;
  readonly button: string;
  /** It cannot be undone: the button is red. */
  readonly danger?: true;
  readonly text?: readonly string[];
  /** What is to be written, if anything: its label, and whether it may be left out. */
  readonly says?: { readonly label: string; readonly hint?: string; readonly optional?: true };
  /** False for what others than the board never see. */
  readonly shown: boolean;
  /** Whose case it becomes: of the person who does it if nobody has it, or of the one who is chosen. */
  readonly hands?: "taker" | "chosen";
  /** The clock begins afresh. */
  readonly restarts?: true;
  /** Whether it may be done besides, of a case whose status allows it. */
  may?(row: CaseRow, today: Day): Decision<true>;
  /** The email to the person who asked: its subject after the reference, and a sentence. Neither names anyone. */
  readonly mail?: { readonly subject: string; readonly text: string };
};

/** What may be opened, as a rule found it. */
export type Opening = {
  readonly centreId: string;
  readonly candidateId: number | null;
  readonly chain: string;
  readonly area: string | null;
};

/** Which case: the key of every row about it. */
export type CaseKey = { readonly centreId: string; readonly caseId: string };

/** How a case is opened: what is asked, and the rule. */
export type CaseOpening<Line, Facts> = {
  readonly summary: string;
  /** What the form says and asks, with a field `message` among what it asks. */
  asks(tx: Tx, actor: Actor): Promise<Omit<Asked, "trail">>;
  /** The fields of the API, by name, with what each says. */
  readonly fields: Readonly<Record<string, { readonly about: string; readonly optional?: true }>>;
  read(raw: unknown): Decision<Line>;
  /** The facts of the line, locked when the act is done. */
  load(tx: Tx, line: NoInfer<Line>, moment: Moment): Promise<Decision<Facts>>;
  mayOpen(facts: NoInfer<Facts>, line: NoInfer<Line>): Decision<Opening>;
  /** Writes the row of the kind's own table. */
  keep(tx: Tx, key: CaseKey, facts: NoInfer<Facts>, line: NoInfer<Line>): Promise<void>;
};

/** A thing that a case is about, by the kinds of subject that modules bring. */
export type About = { readonly subjectKind: string; readonly subjectId: string };

/** A kind of case, as a module declares it. */
export type CaseKind<Line = never, Facts = never> = {
  /** `support-question`. */
  readonly kind: string;
  /** What people call one of them, in a sentence and at its beginning: `question`, `Question`. */
  readonly noun: string;
  readonly title: string;
  /** The heading of the board's queue and of a centre's list. */
  readonly plural: string;
  /** The word of its addresses: `questions`. */
  readonly path: string;
  readonly may: { readonly view: Permission; readonly open: Permission; readonly work: Permission };
  readonly clock: { readonly days: number; readonly counts: DayCount };
  readonly cycle: LifeCycle<string, string>;
  readonly statuses: Readonly<Record<string, CaseStatus>>;
  readonly opening: CaseOpening<Line, Facts>;
  readonly moves: readonly Move[];
  /** The kind's own table, with the columns that are read of it. */
  readonly table: string;
  readonly shows: readonly string[];
  /** Of those, the columns that the search box looks in. */
  readonly searches: readonly string[];
  /** What a case is called in lists and as the heading of its page. */
  titleOf(row: CaseRow): string;
  /** The records that it is about, most important first. */
  about(row: CaseRow): readonly About[];
  /** More about it, for its page: a line each. */
  rows(tx: Tx, row: CaseRow): Promise<readonly { readonly key: string; readonly value: string }[]>;
  readonly columns: readonly ListColumn<CaseRow>[];
  /** Filters by columns of the kind's own table, which have their names. */
  readonly filters: readonly ListFilter[];
  /** What the board's queue and a centre's list say when there is nothing. */
  readonly empty: { readonly board: string; readonly centre: string };
};

/** Declares a kind of case. */
export function defineCase<Line, Facts>(kind: CaseKind<Line, Facts>): CaseKind<Line, Facts> {
  return kind;
}

/** What of a kind the code needs that has nothing to do with opening: every kind is one of these. */
export type AnyKind = Omit<CaseKind, "opening"> & { readonly opening: Pick<CaseOpening<never, never>, "summary"> };

/** The status of a case. Refuses (throws) one that the kind does not have: the database knows them too. */
export function statusOf({ kind, statuses }: AnyKind, status: string): CaseStatus {
  const known = statuses[status];
  if (!known) throw new RangeError(`A ${kind} has no status ${status}.`);
  return known;
}

/** The status as a side reads it. */
export function tagFor(kind: AnyKind, status: string, side: string): Tag {
  const { tag, centreTag } = statusOf(kind, status);
  return side === "board" ? tag : (centreTag ?? tag);
}

/** A value of a case's own row, as text; blank when there is none. */
export function ownText({ own }: { readonly own: Readonly<Record<string, Cell>> }, column: string): string {
  return String(own[column] ?? "");
}
