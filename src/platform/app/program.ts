import type { RawBuilder } from "kysely";
import type { LifeCycle } from "#kernel";
import type { Tx } from "../database/database.ts";
import type { Held, NotPersonal } from "../privacy/held.ts";
import type { Actor, Permission, Side } from "../actors/actor.ts";
import type { App } from "./app.ts";
import type { Board } from "./board.ts";
import type { Directory } from "./directory.ts";
import { pastTense } from "./past-tense.ts";
import type { DecideAgain } from "./proposable.ts";

/** One thing that people can do, as every list of acts reads it. */
export type KnownAct = {
  readonly name: string;
  readonly summary: string;
  readonly permission: Permission | "self";
  readonly account?: "access";
  /** Of an act that may need a second person: decides it again from what was proposed. */
  readonly decideAgain?: DecideAgain;
};

/** A place in the navigation of a side. */
export type NavigationPlace = {
  readonly text: string;
  readonly href: string;
  /** On the public home: what is found there, in a sentence without its full stop. */
  readonly about?: string;
  readonly needs?: Permission;
  /** For those alone who have the permission for every subject. */
  readonly whole?: true;
  /** Its order: 0 is first, 100 last; 50 unless said. Places with the same number follow the order of the modules. */
  readonly order?: number;
};

/** Where the thing that an act was done to is shown. Identifiers of several words are parted by spaces. */
export type SubjectPlace = { readonly needs: Permission; readonly at: (id: readonly string[]) => string };
export type SubjectSides = {
  readonly centre?: SubjectPlace;
  readonly board?: SubjectPlace;
  /** What each of some things is called, by identifier, as far as the person of the transaction may see them. */
  names?(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** An identifier of the right form, for the test that the pages exist; `one` unless said. */
  readonly example?: string;
};

/** Something that can happen, for modules that listen, and what of it a centre's own systems may be told. */
export type KnownEvent = {
  readonly name: string;
  readonly about: string;
  /** The parts of its body, by name, and what each says. */
  readonly fields: Readonly<Record<string, string>>;
  readonly told?: {
    /** What a person must hold to have it sent on. */
    readonly needs: Permission;
    /** The parts of the body that are sent. What an event says besides stays here. */
    readonly fields: readonly string[];
    /** Sent only when the centre did it itself: its body names the act. */
    readonly ownActs?: true;
  };
};

/** A kind of case: something that people ask for, and somebody answers. */
export type KnownCase = {
  readonly kind: string;
  readonly title: string;
  /** The heading of its lists, and where each side has them. */
  readonly plural: string;
  readonly lists: { readonly centre: string; readonly board: string };
  /** What a person must hold to see cases of it. */
  readonly needs: Permission;
  readonly cycle: LifeCycle<string, string>;
  /** Every status, with its phase and the sides whose acts lead to it. */
  readonly statuses: Readonly<Record<string, { readonly phase: string; readonly sides: readonly string[] }>>;
};

/** A setting of every transaction, which row-level security reads: a text, or SQL that the database works out. */
export type TransactionSetting = { readonly name: string; value(actor: Actor): string | RawBuilder<string> };

/**
 * Permissions that must not meet in one person: with any of `beside`, those that are `withheld` are not given, whatever
 * the roles, except with the permission `unless`.
 */
export type KeptApart = {
  readonly withheld: readonly Permission[];
  readonly beside: readonly Permission[];
  readonly unless: Permission;
  /** In a sentence without its full stop. */
  readonly because: string;
};

/** A column whose values are sealed: for which purpose and owner, and the database account that may change it. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  readonly purpose: string;
  readonly owner: string;
  readonly account: "access" | "worker";
};

/** All that the modules bring, as the platform needs it while it serves. Composed once, when a program starts. */
export type Program = {
  /** Each permission, and in a sentence what it allows. */
  readonly permissions: Readonly<Record<Permission, string>>;
  /** What each role allows, by the role's name. */
  readonly grants: Readonly<Record<string, readonly Permission[]>>;
  readonly keptApart: readonly KeptApart[];
  /** What a centre's own system may be given, in order. */
  readonly systemScopes: readonly Permission[];
  readonly acts: readonly KnownAct[];
  readonly events: readonly KnownEvent[];
  readonly navigation: Readonly<Record<Side | "public", readonly NavigationPlace[]>>;
  readonly subjects: Readonly<Record<string, SubjectSides>>;
  readonly cases: readonly KnownCase[];
  readonly settings: readonly TransactionSetting[];
  readonly personalData: readonly Held[];
  readonly notPersonal: readonly NotPersonal[];
  readonly sealedColumns: readonly SealedColumn[];
  readonly directory: Directory;
  /** Reads the board's name and looks; absent in a program without the module `board`. */
  readonly readBoard?: (app: App) => Promise<Board>;
};

let composed: Program | undefined;

/** Sets what the program is made of: once, by `start`, before anything is served. */
export function useProgram(program: Program): void {
  composed = Object.freeze(program);
}

/** What the modules bring. Refuses (throws) to answer before the program was composed. */
export function program(): Program {
  if (!composed) throw new Error("The program is not composed yet: import src/start/program.ts first.");
  return composed;
}

/** Whether a text names a permission that some module brings. */
export function isPermission(text: string): boolean {
  return Object.hasOwn(program().permissions, text);
}

/** An action as a line of a history: `Gave a role`. */
export function actionDone(name: string): string {
  return pastTense(actionTitle(name));
}

/** An action by its summary; one that this version no longer has, by its name. */
export function actionTitle(name: string): string {
  return program().acts.find((act) => act.name === name)?.summary ?? name;
}
