import type { KnownRefusal, LifeCycle } from "#kernel";
import type { Side } from "../actors/actor.ts";
import type { App } from "../app/app.ts";
import type { Board } from "../app/board.ts";
import type {
  KeptApart,
  KnownAct,
  KnownCase,
  KnownEvent,
  NavigationPlace,
  SealedColumn,
  SubjectSides,
  TransactionSetting,
} from "../app/program.ts";
import type { RecordCheck } from "../audit/record-check.ts";
import type { Directory } from "../app/directory.ts";
import type { Subscriber } from "../events/deliver.ts";
import type { Job } from "../jobs/work.ts";
import type { Held, NotPersonal } from "../privacy/held.ts";
import type { Route } from "../web/route.ts";

/** A kind of case with all that comes with it, as the module `cases` makes it of a declaration. */
export type CaseParts = KnownCase & {
  readonly acts: readonly KnownAct[];
  readonly routes: readonly Route[];
  readonly events: readonly KnownEvent[];
  readonly hears: readonly Subscriber[];
  readonly subjects: Readonly<Record<string, SubjectSides>>;
};

/** All that a module brings. Nothing outside its folder names its things: `start` folds these values. */
export type Module = {
  readonly name: string;
  /** What it lets people be allowed, each with a sentence of what it allows. Names are `module.verb`. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** What roles are allowed of it, by the names that the module `people` gives them. */
  readonly grants?: Readonly<Record<string, readonly string[]>>;
  /** Permissions, its own or those of modules above, that must not meet in one person. */
  readonly keptApart?: readonly KeptApart[];
  /** Those of its permissions that a centre's own system may be given. */
  readonly systemScopes?: readonly string[];
  readonly acts?: readonly KnownAct[];
  /** Its pages and endpoints; a function when a page shows what the whole program serves. */
  readonly routes?: readonly Route[] | ((all: () => readonly Route[]) => readonly Route[]);
  /** Recurring work. */
  readonly jobs?: readonly Job[];
  /** What it listens to: events of modules above. */
  readonly hears?: readonly Subscriber[] | (() => readonly Subscriber[]);
  readonly events?: readonly KnownEvent[];
  /** Its reasons for a "no": all that `refusals.ts` exports. */
  readonly refusals?: readonly KnownRefusal[];
  /** The kinds of case that it answers, with their acts, pages, endpoints, events and subjects. */
  readonly cases?: readonly CaseParts[];
  /** A life cycle for every column that holds a status, by the column: `schema.table.status`. */
  readonly cycles?: Readonly<Record<string, LifeCycle<string, string>>>;
  readonly navigation?: Readonly<Partial<Record<Side | "public", readonly NavigationPlace[]>>>;
  /** Where the things that its acts are done to are shown, by kind. */
  readonly subjects?: Readonly<Record<string, SubjectSides>>;
  readonly settings?: readonly TransactionSetting[];
  readonly personalData?: readonly Held[];
  readonly notPersonal?: readonly NotPersonal[];
  /** What of its data the audit log must bear out. */
  readonly recordChecks?: readonly RecordCheck[];
  readonly sealedColumns?: readonly SealedColumn[];
  /** The port to people; one module alone brings it. */
  readonly directory?: Directory;
  /** How the platform learns what the board is called; one module alone brings it. */
  readonly readBoard?: (app: App) => Promise<Board>;
};

/** Declares a module. Whether modules fit together is checked when they are composed. */
export function defineModule(module: Module): Module {
  return module;
}
