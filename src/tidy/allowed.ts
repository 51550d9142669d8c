/** The exceptions to the house law, each with its reason. A new line here is a decision, to be read as one. */

/** `as` is for the edge, where the type of what came from outside is settled. */
export const mayCast: Readonly<Record<string, string>> = {
  "src/admit/catalogue/load-catalogue/load-demo-catalogue.ts": "the rows were read by the shapes of the type",
  "src/platform/cli/options.ts": "the values were read by the same shapes that the type is made from",
  "src/platform/events/deliver.ts": "the body of an event comes back from a JSON column",
  "src/platform/perform/idempotency.ts": "the remembered answer comes back from a JSON column",
};

/** Files named for reading what comes from outside: parsing is what they are for. */
export const parsers = /(^|\/)(read|parse)-[a-z-]+\.ts$/;

/** Tables of data written as TypeScript: their length is the data's. */
export const dataFiles: readonly string[] = [
  "src/admit/catalogue/files.ts",
  "src/admit/entries/entry-remarks.ts",
  "src/formats/fault-table.ts",
  "src/start/asvs/encoding.ts",
  "src/start/asvs/sign-on.ts",
  "src/start/asvs/signing-in.ts",
];

/** Parts of pure modules that read files for the command line or for tests. */
export const readsDisk = /^src\/formats\/check-files\/|\/toolbox\/|\/fixtures\//;

/** Default exports that a tool demands. */
export const mayExportDefault: Readonly<Record<string, string>> = {
  "vitest.config.ts": "vitest reads its configuration so",
  "src/platform/database/test-server.ts": "vitest calls its global set-up so",
};

/** Measured milliseconds and megabytes may be rounded: benchmarks hold no marks. */
export const mayRound = /^bench\/|^src\/start\/command-line\/bench\.ts$/;

/** Where a library takes nothing but a `Date`. */
export const mayMakeDate: Readonly<Record<string, string>> = {
  "src/formats/xlsx/write-workbook.ts": "the workbook library wants a moment of writing; it is always the same one",
};

/** A second front door of a module: commands that start without the database, for the command line only. */
export const toolboxDoor = /^src\/[a-z/-]+\/toolbox\/index\.ts$/;

/**
 * Tables with a centre_id that are not a centre's own, and why row-level security or the order of keys does not apply.
 */
export const notCentreKeyed: Readonly<Record<string, string>> = {
  "audit.act": "one log for everyone, keyed by act and by chain; row-level security holds on it",
  "access.role_holding": "keyed by holding: people have roles at several centres; row-level security holds on it",
  "access.invitation": "keyed by invitation, before the person is known; row-level security holds on it",
  "access.session": "keyed by its token; only the account of signing in can read it",
  "access.sign_in_event": "one log for everyone; only the accounts of signing in and of the board can read it",
  "platform.outbox": "events of every module in one queue, keyed by event; row-level security holds on it",
  "candidates.uci_directory": "the narrow directory across centres, looked up by UCI; row-level security holds on it",
  "awarding.unit_bank": "unit results looked up by UCI whatever the centre; row-level security holds on it",
};

/** Of those, the ones no person's account can read: row-level security has nothing to hold. */
export const withoutRowSecurity: readonly string[] = ["access.session", "access.sign_in_event"];

/** Files that write to the tables of other modules. */
export const mayWrite: Readonly<Record<string, string>> = {
  "src/people/migrations/2026-12-01-people.sql":
    "the settings of a module are rows of the platform's one table of settings",
  "src/start/pack/pack-inserts.ts": "a shadow calculation on a temporary database",
};

/**
 * How often the files of a module read tables of other modules directly and not through a view that they publish. The
 * numbers only go down.
 */
export const foreignReadsMax: Readonly<Record<string, number>> = {
  people: 5,
  centres: 2,
  candidates: 1,
  exchange: 2,
  entries: 15,
  marking: 43,
  awarding: 92,
  results: 101,
  start: 35,
};

/**
 * Functions that go round row-level security, each with what it tells. They answer whether things are alike at other
 * centres, and never what they are there, which no account could compare otherwise; or they are triggers, which write
 * or ask what no account may.
 */
export const mayGoRound: Readonly<Record<string, string>> = {
  "candidates.compare_elsewhere(text,text[],text[],text[],date[])":
    "that people whom a centre names are known at another centre under other details or another UCI",
  "entries.entered_elsewhere(text,text,text[],text[],date[])":
    "for which options people whom a centre knows by UCI, name and date of birth are entered at other centres",
  "entries.units_taken(text,text,text[],text[],date[])":
    "which units people whom a centre knows by UCI, name and date of birth have taken, never where or with what result",
  "platform.take_lock(text)": "nothing: takes a lock by name for a transaction",
  "candidates.held_people(text[])":
    "which UCIs, of some, are of several records and have an entry whose results are about to be released",
  "catalogue.refuse_lost_boundary()": "nothing: refuses boundaries that lack a grade",
  "catalogue.refuse_lost_threshold()": "nothing: refuses thresholds that lack a grade",
  "audit.guard_act()": "nothing: refuses an act that is not the next link of its chain",
  "audit.guard_chain()": "nothing: refuses a chain that does not move on by one act",
  "audit.guard_linked()": "nothing: refuses an act beside its chain",
  "audit.cite_acts()": "nothing: notes which acts a statement names",
  "audit.guard_citation()": "nothing: refuses what names another transaction's act",
  "candidates.keep_details()": "nothing: keeps a candidate's earlier details, which no account may write",
  "awarding.bank_merged()": "nothing: banks the units of a merged record under the UCI that is kept",
  "results.note_marks()": "nothing: notes which families marks moved in, which no account may write",
  "results.note_entries()": "nothing: notes which families entries were made in, which no account may write",
  "results.note_entry()": "nothing: notes which family an entry changed in, which no account may write",
  "results.note_person()": "nothing: notes which families a person is entered in, which no account may write",
  "results.note_run()": "nothing: notes which families a run touched, which no account may write",
  "results.note_catalogue()": "nothing: notes that the catalogue changed, which no account may write",
  "candidates.guard_stranger()": "nothing: refuses a UCI that another centre has on record for somebody else",
  "candidates.guard_strangers()": "nothing: refuses it for people who are added",
  "awarding.has_a_say(text,text,integer,text)":
    "to the board and the worker, that a record has an entry of a series or banked units",
  "awarding.guard_number()": "nothing: refuses an award run that is not the next",
  "awarding.count_changes(uuid)": "nothing: notes which changes an award that begins counts",
  "results.guard_disputed()": "nothing: refuses entries of people whose UCI is disputed while a release waits",
  "results.guard_disputed_entry()": "nothing: refuses such an entry that changes",
  "results.judge_touched()": "nothing: suspends a release, which no account may write",
};
/** The migrations that make them. */
export const makesGoingRound: readonly string[] = [
  "src/platform/migrations/2026-12-06-locks-by-name.sql",
  "src/admit/candidates/migrations/2026-12-03-identity.sql",
  "src/admit/entries/migrations/2026-12-03-entered-elsewhere.sql",
  "src/admit/entries/migrations/2026-12-07-units-taken.sql",
  "src/admit/entries/migrations/2026-12-09-one-person.sql",
  "src/platform/migrations/2026-12-05-acts-and-chains.sql",
  "src/admit/candidates/migrations/2026-12-05-details-kept.sql",
  "src/award/results/migrations/2026-12-05-no-forged-suspension.sql",
  "src/admit/catalogue/migrations/2026-12-05-whole-for-its-owner.sql",
  "src/award/results/migrations/2026-12-06-entries-and-people.sql",
  "src/award/awarding/migrations/2026-12-06-bank-of-merged-records.sql",
  "src/admit/candidates/migrations/2026-12-09-strangers.sql",
  "src/award/awarding/migrations/2026-12-09-runs-in-order.sql",
  "src/award/awarding/migrations/2026-12-09-who-disputes.sql",
  "src/award/results/migrations/2026-12-09-disputes.sql",
  "src/award/results/migrations/2026-12-09-not-by-the-clock.sql",
];

/** Files that read tables of other modules because they are about nothing else; they are not counted. */
export const readsTables: Readonly<Record<string, string>> = {
  "src/award/awarding/migrations/2026-12-03-award-basis.sql": "copies what an award stood on, table by table",
  "src/award/awarding/second-calculation/outcomes.sql": "shares nothing with the first calculation, views included",
  "src/office/fees/second-calculation/read-history.ts": "shares nothing with what charges, views included",
  "src/start/pack/pack-checks.ts": "compares the rows of a pack with every table of its catalogue",
  "src/start/pack/refuse-losses.ts": "compares the rows of a pack with what was stored of them",
};

/** What policies may ask a table for each row all the same, by table, policy and function. */
export const mayReadForEachRow: Readonly<Record<string, string>> = {
  "marking.movement centre_own_released awarding.explains_result":
    "which result counts a mark is in the results alone; asked of examined marks, in a series that has reached the centre",
  "marking.movement centre_own_work marking.is_centre_marked": "asked of what is written, not of what is read",
  "marking.draft_mark centre_own_work marking.is_centre_marked": "asked of what is written, not of what is read",
  "access.person centre_colleagues access.is_colleague":
    "people are found by the roles they have at a centre, which are some dozens",
  "access.role_holding centre_gives_own access.is_colleague": "asked of the one role that is given",
};

/**
 * Policies that hold a subquery, which is worked out once for a query. Boundaries, conversions and thresholds are small
 * tables that pages read whole; the others hold an embargo, for which a function of each row takes forty times as long.
 */
export const mayHoldSubquery: readonly string[] = [
  "awarding.basis open_with_boundaries",
  "awarding.result candidate_own_released",
  "awarding.result centre_own_released",
  "awarding.run released_to_candidate",
  "awarding.run released_to_centre",
  "catalogue.boundaries published_or_released",
  "catalogue.conversions with_boundaries",
  "catalogue.thresholds fixed_or_released",
  "marking.movement centre_own_released",
  "results.contact centre_reads_own",
  "results.prepared_file centre_own_released",
];
